package org.evertill.headoffice.metrics;

import java.net.URI;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.TrafficWatch;
import org.evertill.kernel.Outcome;

/** Tells at a port of its own what head office does, as Prometheus reads it; a service. */
public interface MetricsServer {

    /**
     * Listens from then on and answers {@code GET /metrics}. Problem: {@code headoffice.metrics-port}.
     *
     * @param bindAddress of this machine; there is no credential, so who reaches it reads it
     * @param port 0 for any free one
     * @param version of the product
     */
    Outcome<Running> start(String bindAddress, int port, String version);

    /** It listens. */
    interface Running extends AutoCloseable {

        /** Where it is, for example {@code http://127.0.0.1:9464/metrics}. */
        URI address();

        /** What is to be told of requests. */
        TrafficWatch traffic();

        /** The same head office, whose pushes and pulls are counted. */
        HeadOffice counted(HeadOffice headOffice);

        /** From now on it tells also how the database and the tills are. */
        void watch(OpenHeadOffice office);

        /** Stops listening. */
        @Override
        void close();
    }
}
