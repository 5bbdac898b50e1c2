package org.evertill.sync.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a till becomes a replica, and how one that is a replica becomes known again. */
public final class Enrolment {

    private Enrolment() {}

    /**
     * What a till asks with.
     *
     * @param code the secret part of the one-time code that head office printed, see {@link Code}
     * @param deviceName what people call the machine
     * @param publicKey see {@link DeviceKey#publicKey}
     * @param known what the till is already, when it is enrolled once more: it stays that and keeps its data
     */
    public record Request(String code, String deviceName, String publicKey, Optional<Known> known) {

        /** Of a new till. */
        public Request(String code, String deviceName, String publicKey) {
            this(code, deviceName, publicKey, Optional.empty());
        }
    }

    /**
     * What an enrolled till was called.
     *
     * @param series that its present receipts have
     * @param keys the public halves of the keys that it had, with which it has signed sales; the oldest first, at most {@value Known#MAX_KEYS}
     */
    public record Known(String replica, String series, List<String> keys) {

        public static final int MAX_KEYS = 100;

        public Known {
            keys = List.copyOf(keys);
        }

        /** Of one that names none. */
        public Known(String replica, String series) {
            this(replica, series, List.of());
        }
    }

    /**
     * What a till is from now on.
     *
     * @param replica the till's replica id, a nanoid
     * @param series the letter of its receipt series, for example {@code A}
     * @param serverKeys by which the till knows head office; empty where head office answers its own machine without TLS
     */
    public record Answer(
            String replica,
            String chainName,
            String storeId,
            String registerId,
            String series,
            List<ServerKey> serverKeys) {

        public Answer {
            serverKeys = List.copyOf(serverKeys);
        }
    }

    /**
     * What people carry from head office to a till: a secret, and what the till knows head office by when it calls for the first time. Letters
     * and digits in groups of four; case, spaces and hyphens do not matter.
     *
     * @param secret {@value #SECRET_LETTERS} letters, used once
     * @param serverLetters see {@link ServerKey#letters}; empty when head office answers its own machine only, without TLS
     */
    public record Code(String secret, String serverLetters) {

        /** Letters and digits that nobody confuses when reading aloud or typing: no 0 O, 1 I L, U V stay apart by leaving U. */
        public static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

        public static final int SECRET_LETTERS = 12;

        private static final int GROUP = 4;

        /** What somebody typed or scanned: whatever is behind the secret tells the server. */
        public static Code of(String typed) {
            String letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
            int end = Math.min(SECRET_LETTERS, letters.length());
            return new Code(letters.substring(0, end), letters.substring(end));
        }

        /** As it is printed: {@code XXXX-XXXX-XXXX-…}. */
        public String text() {
            return (secret + serverLetters).replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Code[…" + serverLetters + "]";
        }
    }
}
