package org.evertill.storage.sqlite.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.sqlite.KeyRing;

/**
 * Seals what is sensitive before it is written, and opens it. A sealed text is {@code enc1.KEY.DATA}: the form's version, which
 * key, and in base64 a random nonce of 96 bits with the value encrypted and authenticated by AES-256-GCM. Where it stands is
 * authenticated with it, so a value that was moved does not open. Any thread.
 */
final class Vault {

    /** The beginning of every sealed text. */
    static final String FORM = "enc1.";

    /** The column of a row's own text where such a row is kept as JSON: head office's image, staged, shadowed or unknown. */
    static final String ROW = "row";

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int BLIND_BYTES = 16;
    private static final int ID_END = FORM.length() + 8;

    private final Set<String> clearTables;
    private final Set<String> sealedTables;
    private final SecureRandom random = new SecureRandom();
    private volatile List<DerivedKeys> keys;

    /**
     * @param types every entity of the database: the rows of those without a sensitive column are kept as they are
     */
    Vault(List<EntityType<?>> types, KeyRing ring) {
        var bySensitivity = types.stream()
                .collect(Collectors.partitioningBy(
                        type -> type.sensitiveColumns().isEmpty(),
                        Collectors.mapping(EntityType::table, Collectors.toUnmodifiableSet())));
        this.clearTables = bySensitivity.get(true);
        this.sealedTables = bySensitivity.get(false);
        this.keys = derived(ring);
    }

    private static List<DerivedKeys> derived(KeyRing ring) {
        return ring.keys().stream().map(DerivedKeys::of).toList();
    }

    /** Uses other keys from now on; whoever reads meanwhile needs the ones before to be among them. */
    void use(KeyRing ring) {
        keys = derived(ring);
    }

    /** The keys that it uses; the first seals. */
    List<DerivedKeys> keys() {
        return keys;
    }

    /** The tables whose rows hold nothing sensitive; a table that is not known here is none of them. */
    Set<String> clearTables() {
        return clearTables;
    }

    /** Seals a text unless it is about a row that holds nothing sensitive. */
    String sealAbout(String table, String column, String id, String plain) {
        return clearTables.contains(table) ? plain : seal(table, column, id, plain);
    }

    /** What {@link #sealAbout} was given, also if the table was unknown then, or is now. */
    String openAbout(String table, String column, String id, String kept) {
        return sealedTables.contains(table) || looksSealed(kept) ? open(table, column, id, kept) : kept;
    }

    /** Seals a value for its place. */
    String seal(String table, String column, String id, String plain) {
        var key = keys.getFirst();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, place(table, column, id));
            byte[] text = plain.getBytes(StandardCharsets.UTF_8);
            byte[] data = new byte[NONCE_BYTES + cipher.getOutputSize(text.length)];
            System.arraycopy(nonce, 0, data, 0, NONCE_BYTES);
            cipher.doFinal(text, 0, text.length, data, NONCE_BYTES);
            return FORM
                    + key.id()
                    + '.'
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(data);
        } catch (GeneralSecurityException e) {
            throw noCipher(e);
        }
    }

    /** Opens a value at its place; {@code storage.sealed} when it is not one that was sealed for it. */
    String open(String table, String column, String id, String sealed) {
        return opened(table, column, id, sealed).orElseThrow(() -> unreadable(table, column, id));
    }

    /** Opens a value at its place, if it is one that was sealed for it with a key that is here. */
    Optional<String> opened(String table, String column, String id, String sealed) {
        if (!looksSealed(sealed)) {
            return Optional.empty();
        }
        String name = sealed.substring(FORM.length(), ID_END);
        try {
            byte[] data = Base64.getUrlDecoder().decode(sealed.substring(ID_END + 1));
            if (data.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                return Optional.empty();
            }
            for (DerivedKeys key : keys) {
                if (key.id().equals(name)) {
                    return Optional.of(opened(key, data, place(table, column, id)));
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException | AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw noCipher(e);
        }
    }

    private static String opened(DerivedKeys key, byte[] data, byte[] place) throws GeneralSecurityException {
        byte[] plain =
                cipher(Cipher.DECRYPT_MODE, key, data, 0, place).doFinal(data, NONCE_BYTES, data.length - NONCE_BYTES);
        return new String(plain, StandardCharsets.UTF_8);
    }

    /** Whether a text has the form of a sealed one; what a person typed may have it too. */
    static boolean looksSealed(String text) {
        return text.length() > ID_END && text.startsWith(FORM) && text.charAt(ID_END) == '.';
    }

    /** Whether a sealed text was sealed with the key that seals now. */
    boolean isNewest(String sealed) {
        return sealed.startsWith(keys.getFirst().id(), FORM.length());
    }

    /** The hash by which a value is found: of equal values the same, and without the key it tells nothing about them. */
    String blind(String table, String column, String value) {
        return blind(keys.getFirst(), table, column, value);
    }

    /** The hashes that a value may be found by, one for each key. */
    List<String> blinds(String table, String column, String value) {
        return keys.stream().map(key -> blind(key, table, column, value)).toList();
    }

    private static String blind(DerivedKeys key, String table, String column, String value) {
        byte[] hash = Hkdf.hmac(key.blind(), place(table, column, normal(value)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BLIND_BYTES));
    }

    /** As people mean it: white space around it, case and the way accents are written do not count. */
    private static String normal(String value) {
        return Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static Cipher cipher(int mode, DerivedKeys key, byte[] nonce, int offset, byte[] place)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_BYTES));
        cipher.updateAAD(place);
        return cipher;
    }

    /** No text that is stored holds the character NUL, so that no two places have the same bytes. */
    private static byte[] place(String table, String column, String id) {
        return (table + '\0' + column + '\0' + id).getBytes(StandardCharsets.UTF_8);
    }

    private static ProblemException unreadable(String table, String column, String id) {
        return new ProblemException(Problem.of(
                        "storage.sealed",
                        "A protected value in the till's database cannot be opened: it was damaged, or put there by something"
                                + " else than Evertill. Put the newest backup in the database's place and start again;"
                                + " what head office has comes back from there.")
                .with("table", table)
                .with("column", column)
                .with("id", id));
    }

    private static IllegalStateException noCipher(GeneralSecurityException e) {
        return new IllegalStateException("every Java runtime has AES-GCM", e);
    }
}
