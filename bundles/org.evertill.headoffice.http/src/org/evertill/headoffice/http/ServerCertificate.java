package org.evertill.headoffice.http;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.evertill.sync.protocol.ServerKey;

/**
 * What a server shows to tills, and what proves that it may.
 *
 * @param privateKey secret
 * @param chain the server's own certificate first, not empty
 */
public record ServerCertificate(PrivateKey privateKey, List<X509Certificate> chain) {

    public ServerCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a server shows at least one certificate");
        }
    }

    /** The certificate of the server itself. */
    public X509Certificate own() {
        return chain.getFirst();
    }

    /** By which tills know the server. */
    public ServerKey key() {
        return ServerKey.of(own().getPublicKey());
    }

    /** Without the private key. */
    @Override
    public String toString() {
        return "ServerCertificate[" + key().sha256() + "]";
    }
}
