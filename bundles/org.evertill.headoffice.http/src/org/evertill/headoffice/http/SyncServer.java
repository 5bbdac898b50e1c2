package org.evertill.headoffice.http;

import java.net.URI;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.TrafficWatch;
import org.evertill.kernel.Outcome;

/** Opens head office to tills over HTTP; a service. */
public interface SyncServer {

    /**
     * Listens and answers from then on. Problems: {@code headoffice.port-in-use}, {@code headoffice.port-refused},
     * {@code headoffice.bad-address}.
     *
     * @param headOffice what answers; asked on several threads at once
     */
    default Outcome<Running> start(ServerSettings settings, HeadOffice headOffice) {
        return start(settings, headOffice, TrafficWatch.NONE);
    }

    /**
     * The same, watched.
     *
     * @param watch is told of every request
     */
    Outcome<Running> start(ServerSettings settings, HeadOffice headOffice, TrafficWatch watch);

    /** A server that listens. */
    interface Running extends AutoCloseable {

        /** Where tills reach it, for example {@code https://127.0.0.1:8470}. */
        URI address();

        /** New connections are shown another certificate from now on; those that there are stay. Nothing without TLS. */
        void show(ServerCertificate certificate);

        /** Takes no more requests, lets those under way end (for some seconds), and stops listening. */
        @Override
        void close();
    }
}
