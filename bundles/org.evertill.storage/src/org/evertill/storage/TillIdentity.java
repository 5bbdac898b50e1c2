package org.evertill.storage;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.domain.ReceiptNumber;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.ServerKey;

/**
 * What an enrolled till is.
 *
 * @param replica its replica id
 * @param incarnation from 1
 * @param series of its receipts, for example {@code A}
 * @param headOffice where head office answers
 * @param key with which the till shows who it is; its private half is secret, never logged
 * @param serverKeys by which the till knows head office; empty where that answers its own machine without TLS
 * @param formerKeys the public halves of the keys that the till had before, with which it signed what it sold then; the oldest first
 */
public record TillIdentity(
        String replica,
        int incarnation,
        String chainName,
        String storeId,
        String registerId,
        String series,
        URI headOffice,
        DeviceKey key,
        List<ServerKey> serverKeys,
        List<String> formerKeys) {

    /** No address that anything can be sent to. */
    private static final URI NO_HEAD_OFFICE = URI.create("training:none");

    public TillIdentity {
        serverKeys = List.copyOf(serverKeys);
        formerKeys = List.copyOf(formerKeys);
    }

    /** One that has had no other key. */
    public TillIdentity(
            String replica,
            int incarnation,
            String chainName,
            String storeId,
            String registerId,
            String series,
            URI headOffice,
            DeviceKey key,
            List<ServerKey> serverKeys) {
        this(replica, incarnation, chainName, storeId, registerId, series, headOffice, key, serverKeys, List.of());
    }

    /** What head office has answered to a new till that has this key. */
    public static TillIdentity of(Enrolment.Answer answer, URI headOffice, DeviceKey key) {
        return new TillIdentity(
                answer.replica(),
                1,
                answer.chainName(),
                answer.storeId(),
                answer.registerId(),
                answer.series(),
                headOffice,
                key,
                answer.serverKeys());
    }

    /**
     * The same register of the same store for practice: another replica with a key and a series of its own, and no head office.
     *
     * @param ownReplica that no till has
     * @param ownKey that head office has never heard of
     */
    public TillIdentity forTraining(String ownReplica, DeviceKey ownKey) {
        return new TillIdentity(
                ownReplica,
                1,
                chainName,
                storeId,
                registerId,
                ReceiptNumber.TRAINING,
                NO_HEAD_OFFICE,
                ownKey,
                List.of());
    }

    /** Whether people practise here: nothing of it is a sale, and nothing of it leaves. */
    public boolean isTraining() {
        return series.startsWith(ReceiptNumber.TRAINING);
    }

    /** What this till says of itself when it is enrolled once more. */
    public Enrolment.Known known() {
        return new Enrolment.Known(replica, series, keysSoFar());
    }

    /** The public halves of all its keys, the present one last. */
    public List<String> keysSoFar() {
        return Stream.concat(formerKeys.stream(), Stream.of(key.publicKey())).toList();
    }

    /** The same as another incarnation, with receipts of another series. */
    public TillIdentity goingOnAs(int nextIncarnation, String nextSeries) {
        return new TillIdentity(
                replica,
                nextIncarnation,
                chainName,
                storeId,
                registerId,
                nextSeries,
                headOffice,
                key,
                serverKeys,
                formerKeys);
    }

    @Override
    public String toString() {
        return "TillIdentity[" + replica + ", " + registerId + "]";
    }
}
