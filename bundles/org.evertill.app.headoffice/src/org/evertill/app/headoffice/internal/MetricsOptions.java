package org.evertill.app.headoffice.internal;

import java.util.Optional;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.metrics.MetricsServer;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and where metrics are told. */
final class MetricsOptions {

    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--metrics-port",
            paramLabel = "N",
            description = "Port at which Prometheus reads /metrics; 0 for any free one. Without it there are none.")
    private @Nullable Integer port;

    @Option(
            names = "--metrics-bind",
            paramLabel = "ADDR",
            defaultValue = ServerSettings.LOOPBACK,
            description = "Address for it. There is no credential: whoever reaches it reads it. Default:"
                    + " ${DEFAULT-VALUE}, this machine alone.")
    private String bind = ServerSettings.LOOPBACK;

    boolean isOff() {
        return port == null;
    }

    /** What is wrong with them, as a sentence; empty when nothing is. */
    Optional<String> mistake() {
        return port == null || port >= 0 && port <= MAX_PORT
                ? Optional.empty()
                : Optional.of("A port lies between 0 and 65535.");
    }

    /** Problem: {@code headoffice.metrics-port}. */
    Outcome<MetricsServer.Running> start(Parts parts) {
        int wanted = port == null ? 0 : port;
        return parts.metrics().then(server -> server.start(bind, wanted, parts.version()));
    }
}
