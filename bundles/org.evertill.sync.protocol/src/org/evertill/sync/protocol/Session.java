package org.evertill.sync.protocol;

import java.time.Duration;
import java.time.Instant;

/** How a till shows who it is: it signs once, and gets a token for its requests of the next minutes. */
public final class Session {

    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    /** How far the till's time may be from head office's; a request that was seen on its way is no use later. */
    public static final Duration MAX_DISTANCE = Duration.ofMinutes(2);

    private Session() {}

    /** What a token is good for. A signature for one is none for the other. */
    public enum Purpose {
        /** Everything that a till does. */
        EXCHANGE("session"),
        /** To hand in what a till that was shut out sells, see {@link Apart}. */
        APART("apart session");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }
    }

    /**
     * @param at now, by head office's time as far as the till knows it
     * @param nonce a nanoid, used once
     * @param signature of what {@link #signed} gives, with the till's key
     */
    public record Request(String replica, Instant at, String nonce, String signature) {

        /** Signed with the till's key, for a token of its usual requests. */
        public static Request of(String replica, Instant at, String nonce, DeviceKey key) {
            return of(Purpose.EXCHANGE, replica, at, nonce, key);
        }

        /** Signed with the till's key. */
        public static Request of(Purpose purpose, String replica, Instant at, String nonce, DeviceKey key) {
            return new Request(replica, at, nonce, key.sign(text(purpose, replica, at, nonce)));
        }

        /** What the signature is of. */
        public String signed(Purpose purpose) {
            return text(purpose, replica, at, nonce);
        }

        private static String text(Purpose purpose, String replica, Instant at, String nonce) {
            return "evertill " + purpose.word + " 1\n" + replica + "\n" + at + "\n" + nonce;
        }
    }

    /**
     * @param token the credential of requests; secret
     * @param seconds it is good for
     */
    public record Answer(String token, int seconds) {

        @Override
        public String toString() {
            return "Answer[" + seconds + " s]";
        }
    }
}
