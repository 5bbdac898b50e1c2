package org.evertill.headoffice.http.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.evertill.headoffice.http.ServerCertificate;

/** TLS 1.3 and nothing older, with one certificate that can be changed while the server runs. */
final class Tls {

    private Tls() {}

    static SslContextFactory.Server with(ServerCertificate certificate) {
        var tls = new SslContextFactory.Server();
        tls.setIncludeProtocols("TLSv1.3");
        tls.setSniRequired(false);
        tls.setSslContext(context(certificate));
        return tls;
    }

    static SSLContext context(ServerCertificate certificate) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            var none = new char[0];
            store.load(null, none);
            store.setKeyEntry(
                    "server",
                    certificate.privateKey(),
                    none,
                    certificate.chain().toArray(Certificate[]::new));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, none);
            var context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java runtime has TLS 1.3", e);
        }
    }
}
