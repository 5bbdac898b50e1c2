package org.evertill.headoffice.http;

/**
 * Where a server listens.
 *
 * @param bindAddress a name or address of this machine, for example {@code 127.0.0.1}
 * @param port 0 for any free one
 */
public record ServerSettings(String bindAddress, int port) {

    public static final String LOOPBACK = "127.0.0.1";
    public static final int DEFAULT_PORT = 8470;

    public ServerSettings {
        if (bindAddress.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not an address: " + bindAddress + ", " + port);
        }
    }
}
