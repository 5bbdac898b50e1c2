package org.evertill.storage.sqlite.internal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.LongConsumer;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.KeyRotation;
import org.evertill.storage.sqlite.KeyRing;
import org.evertill.storage.sqlite.KeyStore;
import org.evertill.storage.sqlite.MasterKey;

/**
 * First the new key is kept beside the old one, then the database takes notice of it, then value by value is sealed anew, then
 * the old key goes: so at every moment each key that a value needs is there.
 */
final class VaultRotation implements KeyRotation {

    private final Writer writer;
    private final Tables tables;
    private final KeyStore store;
    private final Path directory;

    VaultRotation(Writer writer, Tables tables, KeyStore store, Path directory) {
        this.writer = writer;
        this.tables = tables;
        this.store = store;
        this.directory = directory;
    }

    @Override
    public Outcome<Long> rotate(LongConsumer progress) {
        try {
            var ring = begun();
            writer.transaction(session -> {
                writer.guard().open();
                KeyCheck.note(session, ring);
                return 0;
            });
            writer.vault().use(ring);
            long rows = new Sealing(writer, tables, progress).run();
            store.keep(directory, ring.newest()).orThrow();
            writer.checkpoint();
            return Outcome.ok(rows);
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    /** The keys with a new one in front, which may be there since a rotation that did not come to its end. */
    private KeyRing begun() {
        var ring = writer.transaction(session -> KeyCheck.settle(session, store, directory));
        String newest = DerivedKeys.of(ring.keys().getFirst()).id();
        boolean ended = writer.transaction(Sealing::sealedWith).equals(newest);
        return ended
                ? store.keep(directory, ring.under(MasterKey.random(new SecureRandom())))
                        .orThrow()
                : ring;
    }
}
