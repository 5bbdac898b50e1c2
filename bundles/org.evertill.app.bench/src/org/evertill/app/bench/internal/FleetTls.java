package org.evertill.app.bench.internal;

import java.security.GeneralSecurityException;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.evertill.sync.http.internal.PinnedServers;
import org.evertill.sync.protocol.ServerKey;

/** The TLS of one till, which knows head office by its key and remembers its own sessions only. */
final class FleetTls {

    private FleetTls() {}

    static SSLSocketFactory knowing(Predicate<ServerKey> isHeadOffice) {
        try {
            var context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {new PinnedServers(isHeadOffice)}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS 1.3", e);
        }
    }
}
