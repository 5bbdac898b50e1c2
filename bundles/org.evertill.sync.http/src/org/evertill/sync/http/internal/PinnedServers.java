package org.evertill.sync.http.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.evertill.sync.protocol.ServerKey;

/**
 * Takes a server for head office by its key. An extended trust manager is asked in place of the checks of issuers and host names, which
 * would say nothing more: whoever has the key is head office, wherever it stands and whoever signed its certificate.
 */
public final class PinnedServers extends X509ExtendedTrustManager {

    private final Predicate<ServerKey> isHeadOffice;

    /** Takes a server for head office when its key is one of these. Asked by the threads that connect. */
    public PinnedServers(Predicate<ServerKey> isHeadOffice) {
        this.isHeadOffice = isHeadOffice;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (!isHeadOffice.test(ServerKey.of(chain[0].getPublicKey()))) {
            throw new UntrustedServer();
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("nobody is served here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    /** The server showed a key that head office is not known by. */
    static final class UntrustedServer extends CertificateException {

        private static final long serialVersionUID = 1;

        UntrustedServer() {
            super("the server's key is not one that head office is known by");
        }
    }
}
