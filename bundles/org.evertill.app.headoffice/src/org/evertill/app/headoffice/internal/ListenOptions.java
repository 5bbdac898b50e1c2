package org.evertill.app.headoffice.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.headoffice.http.CertificateFiles;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.kernel.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The options that say where tills reach a server, and whether it is protected. */
final class ListenOptions {

    private static final Logger LOG = LoggerFactory.getLogger(ListenOptions.class);
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + ServerSettings.DEFAULT_PORT,
            description = "Port for tills; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            defaultValue = ServerSettings.LOOPBACK,
            description = "Address to listen at. Default: ${DEFAULT-VALUE}, this machine alone.")
    private String bind = ServerSettings.LOOPBACK;

    @Option(
            names = "--insecure-loopback",
            description =
                    "Serves without TLS, this machine alone: for a try, or behind a proxy of one's own on this machine.")
    private boolean insecure;

    /** What is wrong with them, as a sentence; empty when nothing is. */
    Optional<String> mistake() {
        if (port < 0 || port > MAX_PORT) {
            return Optional.of("A port lies between 0 and 65535.");
        }
        return insecure && !ServerSettings.isLoopback(bind)
                ? Optional.of("--insecure-loopback serves this machine alone. Leave out --bind, or serve with TLS.")
                : Optional.empty();
    }

    /** Whether tills know this server by a key. */
    boolean hasTls() {
        return !insecure;
    }

    /** Makes the certificate when there is none. Problem: {@code headoffice.certificate}. */
    Outcome<ServerSettings> settings(CertificateFiles files) {
        return insecure
                ? Outcome.ok(new ServerSettings(bind, port, Optional.empty()))
                : files.presentOrMade(addresses()).map(shown -> new ServerSettings(bind, port, shown));
    }

    /** How this server may be called by programs that look at names; tills do not. */
    private List<String> addresses() {
        var addresses = new ArrayList<String>();
        if (!bind.equals("0.0.0.0") && !bind.equals("::")) {
            addresses.add(bind);
        }
        try {
            addresses.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            LOG.debug("this machine has no name", e);
        }
        return addresses;
    }
}
