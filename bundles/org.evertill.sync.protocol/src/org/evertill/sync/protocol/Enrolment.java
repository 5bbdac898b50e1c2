package org.evertill.sync.protocol;

/** How a new till becomes a replica. */
public final class Enrolment {

    private Enrolment() {}

    /**
     * What a till asks with.
     *
     * @param code the one-time code that head office printed
     * @param deviceName what people call the machine
     */
    public record Request(String code, String deviceName) {}

    /**
     * What a till is from now on.
     *
     * @param replica the till's replica id, a nanoid
     * @param token the credential of its requests; secret
     * @param series the letter of its receipt series, for example {@code A}
     */
    public record Answer(
            String replica, String token, String chainName, String storeId, String registerId, String series) {}
}
