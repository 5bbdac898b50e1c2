package org.evertill.checkout.local.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.evertill.sync.protocol.DeviceKey;

/**
 * The text of the QR code on a receipt by which any store's till takes goods back without asking: what was sold, compressed, with the signature of
 * the till. Only characters of the alphanumeric mode of a QR code and of any scanner's keyboard. At most {@link #MAX_CHARS}, so that it prints on
 * paper of 58 mm and is read: as letters and digits it is version 19 at level M with 93 modules; a printer that packs them as bytes needs version 24
 * with 113, with three dots each 339 of 384. Lines beyond it are left out, and their number is in it. Pure.
 *
 * @param keyId the beginning of the identifier of the key that signed
 * @param signature Ed25519 in base64url
 * @param signed what was signed
 */
record ReceiptCode(String keyId, String signature, String signed) {

    /** How each begins; a receipt's number has no such beginning. */
    static final String PREFIX = "EVR1:";

    static final int MAX_CHARS = 900;

    private static final int KEY_CHARS = 8;
    private static final int SIGNATURE_BYTES = 64;
    /** What comes from outside is not unpacked to more than that. */
    private static final int MAX_BYTES = 20_000;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    /** Whether something that was typed or scanned claims to be one. */
    static boolean isOne(String typed) {
        return typed.strip().regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** What the owner of a key signs. */
    static ReceiptCode of(String keyId, DeviceKey key, String signed) {
        return new ReceiptCode(keyId.substring(0, KEY_CHARS), key.sign(signed), signed);
    }

    /** Whether there is room for what is to be signed. */
    static boolean fits(String signed) {
        int bytes = KEY_CHARS + SIGNATURE_BYTES + deflated(signed.getBytes(StandardCharsets.UTF_8)).length;
        return PREFIX.length() + (bytes * Byte.SIZE + BITS - 1) / BITS <= MAX_CHARS;
    }

    /** The text of the code; at most {@link #MAX_CHARS} where what was signed {@linkplain #fits fits}. */
    String text() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(keyId.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(Base64.getUrlDecoder().decode(signature));
        bytes.writeBytes(deflated(signed.getBytes(StandardCharsets.UTF_8)));
        return PREFIX + encoded(bytes.toByteArray());
    }

    /** Reads one; empty for what is none, or was cut off or misread. Whether it is true, the key says. */
    static Optional<ReceiptCode> read(String typed) {
        if (!isOne(typed)) {
            return Optional.empty();
        }
        return decoded(typed.strip().substring(PREFIX.length()).toUpperCase(Locale.ROOT))
                .filter(bytes -> bytes.length > KEY_CHARS + SIGNATURE_BYTES)
                .flatMap(ReceiptCode::read);
    }

    /** Whether the owner of a public key signed it. */
    boolean isOf(String publicKey) {
        return DeviceKey.hasSigned(publicKey, signed, signature);
    }

    private static Optional<ReceiptCode> read(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        var id = new byte[KEY_CHARS];
        var signature = new byte[SIGNATURE_BYTES];
        buffer.get(id).get(signature);
        var rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return inflated(rest)
                .map(signed -> new ReceiptCode(
                        new String(id, StandardCharsets.US_ASCII),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(signature),
                        new String(signed, StandardCharsets.UTF_8)));
    }

    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static Optional<byte[]> inflated(byte[] bytes) {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(bytes);
            var buffer = new byte[MAX_BYTES];
            int length = inflater.inflate(buffer);
            return inflater.finished() ? Optional.of(Arrays.copyOf(buffer, length)) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /** Five bits to a letter, as in RFC 4648 without padding. */
    private static String encoded(byte[] bytes) {
        var text = new StringBuilder();
        int bits = 0;
        int left = 0;
        for (byte b : bytes) {
            bits = bits << Byte.SIZE | b & 0xff;
            left += Byte.SIZE;
            while (left >= BITS) {
                left -= BITS;
                text.append(LETTERS.charAt(bits >> left & 0x1f));
            }
            bits &= (1 << left) - 1;
        }
        if (left > 0) {
            text.append(LETTERS.charAt(bits << BITS - left & 0x1f));
        }
        return text.toString();
    }

    private static Optional<byte[]> decoded(String text) {
        List<Byte> bytes = new ArrayList<>();
        int bits = 0;
        int left = 0;
        for (char letter : text.toCharArray()) {
            int value = LETTERS.indexOf(letter);
            if (value < 0) {
                return Optional.empty();
            }
            bits = bits << BITS | value;
            left += BITS;
            if (left >= Byte.SIZE) {
                left -= Byte.SIZE;
                bytes.add((byte) (bits >> left));
                bits &= (1 << left) - 1;
            }
        }
        var all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.get(i);
        }
        return Optional.of(all);
    }
}
