package org.evertill.staff.local.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.evertill.staff.PinHash;
import org.osgi.service.component.annotations.Component;

/**
 * Argon2id, RFC 9106. A PIN has few digits, so the hash must make guessing dear: whoever steals a till's database needs
 * the time of one check for each guess on each hash. 19 MiB and two passes are what OWASP's password storage cheat sheet
 * asks for at least; a check takes a till well under a tenth of a second, which nobody at the till notices.
 */
@Component
public final class Argon2PinHash implements PinHash {

    private static final int MEMORY_KIB = 19 << 10;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String of(char[] pin) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var cost = new PhcHash.Cost(MEMORY_KIB, PASSES, LANES);
        return new PhcHash(cost, salt, hash(pin, cost, salt, HASH_BYTES)).toString();
    }

    /** False also for a text that is no such hash, or one that would cost more than a till can afford. */
    @Override
    public boolean matches(char[] pin, String hash) {
        var stored = PhcHash.parse(hash);
        if (stored.isEmpty()) {
            Arrays.fill(pin, '\0');
            return false;
        }
        byte[] expected = stored.get().hash();
        return MessageDigest.isEqual(
                expected, hash(pin, stored.get().cost(), stored.get().salt(), expected.length));
    }

    private static byte[] hash(char[] pin, PhcHash.Cost cost, byte[] salt, int length) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(pin));
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build();
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var hash = new byte[length];
        generator.generateBytes(bytes, hash);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(encoded.array(), (byte) 0);
        Arrays.fill(pin, '\0');
        return hash;
    }
}
