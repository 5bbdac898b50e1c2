package org.evertill.storage;

import java.net.URI;

/**
 * What an enrolled till is.
 *
 * @param replica its replica id
 * @param incarnation from 1
 * @param series of its receipts, for example {@code A}
 * @param headOffice where head office answers
 * @param token the credential of its requests; secret, never logged
 */
public record TillIdentity(
        String replica,
        int incarnation,
        String chainName,
        String storeId,
        String registerId,
        String series,
        URI headOffice,
        String token) {

    @Override
    public String toString() {
        return "TillIdentity[" + replica + ", " + registerId + "]";
    }
}
