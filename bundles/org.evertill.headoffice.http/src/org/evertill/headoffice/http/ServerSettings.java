package org.evertill.headoffice.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where a server listens, and what it shows.
 *
 * @param bindAddress a name or address of this machine, for example {@code 127.0.0.1}
 * @param port 0 for any free one
 * @param certificate for TLS 1.3; empty for a server without TLS, which is for this machine alone
 */
public record ServerSettings(String bindAddress, int port, Optional<ServerCertificate> certificate) {

    public static final String LOOPBACK = "127.0.0.1";
    public static final int DEFAULT_PORT = 8470;

    public ServerSettings {
        if (bindAddress.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not an address: " + bindAddress + ", " + port);
        }
        if (certificate.isEmpty() && !isLoopback(bindAddress)) {
            throw new IllegalArgumentException("without TLS a server listens to its own machine only");
        }
    }

    public ServerSettings(String bindAddress, int port, ServerCertificate certificate) {
        this(bindAddress, port, Optional.of(certificate));
    }

    /** Without TLS, for this machine alone. */
    public static ServerSettings insecureLoopback(int port) {
        return new ServerSettings(LOOPBACK, port, Optional.empty());
    }

    /** Whether nobody from elsewhere reaches an address. */
    public static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
