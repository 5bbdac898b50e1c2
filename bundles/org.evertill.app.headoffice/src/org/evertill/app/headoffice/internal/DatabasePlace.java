package org.evertill.app.headoffice.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.headoffice.JdbcTarget;

/**
 * Where a database is, for programs that are no Java.
 *
 * @param servers not empty; several are tried one after the other
 */
record DatabasePlace(List<Server> servers, String user, String name, String password) {

    private static final String PREFIX = "jdbc:postgresql:";
    private static final String DEFAULT_PORT = "5432";

    /** One server; an address of IPv6 without brackets. */
    record Server(String host, String port) {

        private static Server of(String text) {
            int colon = text.lastIndexOf(':');
            boolean hasPort = colon > text.lastIndexOf(']');
            String host = hasPort ? text.substring(0, colon) : text;
            String port = hasPort ? text.substring(colon + 1) : "";
            return new Server(
                    host.isEmpty() ? "localhost" : host.replaceAll("[\\[\\]]", ""),
                    port.isEmpty() ? DEFAULT_PORT : port);
        }
    }

    /** What an address of the JDBC driver says; empty for one of another driver. */
    static Optional<DatabasePlace> of(JdbcTarget target) {
        if (!target.url().startsWith(PREFIX)) {
            return Optional.empty();
        }
        String place = target.url().substring(PREFIX.length()).replaceFirst("\\?.*", "");
        int begin = place.startsWith("//") ? 2 : 0;
        int slash = place.indexOf('/', begin);
        String authority = begin == 0 ? "" : place.substring(begin, slash < 0 ? place.length() : slash);
        String name = begin > 0 && slash < 0 ? "" : place.substring(slash + 1);
        var servers = Stream.of(authority.split(",")).map(Server::of).toList();
        return Optional.of(new DatabasePlace(
                servers,
                target.user(),
                name.isEmpty() ? target.user() : URLDecoder.decode(name, StandardCharsets.UTF_8),
                target.password()));
    }

    /** All hosts, as psql takes them. */
    String hosts() {
        return joined(Server::host);
    }

    /** Their ports, in the same order. */
    String ports() {
        return joined(Server::port);
    }

    private String joined(Function<Server, String> part) {
        return servers.stream().map(part).collect(Collectors.joining(","));
    }

    /** PostgreSQL's password file, a line for each server; a colon or a backslash in a value is escaped. */
    String passFile() {
        return servers.stream()
                .map(server -> escaped(server.host) + ":" + server.port + ":" + escaped(name) + ":" + escaped(user)
                        + ":" + escaped(password) + "\n")
                .collect(Collectors.joining());
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(":", "\\:");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabasePlace[" + servers + ", " + user + ", " + name + "]";
    }
}
