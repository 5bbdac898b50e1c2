package org.evertill.storage.sqlite;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.storage.DatabaseOpener;
import org.evertill.storage.LocalSchema;
import org.evertill.storage.LostKey;
import org.evertill.storage.TrainingOpener;
import org.evertill.storage.sqlite.internal.FileKeyStore;
import org.evertill.storage.sqlite.internal.StoreOpening;
import org.evertill.storage.sqlite.internal.TrainingOpening;

/** Opens till databases in SQLite files, in plain Java; the OSGi component stands on it. Any thread. */
public final class SqliteDatabaseOpener implements DatabaseOpener, TrainingOpener, LostKey {

    private final StoreOpening opening;
    private final TrainingOpening training;

    /**
     * @param types every entity that is to have a table
     * @param schemas what bundles need beside the synced tables, applied in this order
     */
    public SqliteDatabaseOpener(List<? extends EntityType<?>> types, List<LocalSchema> schemas, Clock clock) {
        this(types, schemas, clock, Nanoid.inOrderOf(clock));
    }

    /**
     * The same with a source of identifiers, so that a simulation can be repeated.
     *
     * @param ids of operations and transactions
     */
    public SqliteDatabaseOpener(
            List<? extends EntityType<?>> types, List<LocalSchema> schemas, Clock clock, IdSource ids) {
        this(types, schemas, clock, ids, () -> {});
    }

    /**
     * The same with something to do before every statement of the writing connection: a simulation cuts the power there.
     *
     * @param beforeWriting on the writer's thread; what it throws undoes the transaction under way
     */
    public SqliteDatabaseOpener(
            List<? extends EntityType<?>> types,
            List<LocalSchema> schemas,
            Clock clock,
            IdSource ids,
            Runnable beforeWriting) {
        this(types, schemas, clock, ids, beforeWriting, new FileKeyStore());
    }

    /**
     * The same with another place for the keys.
     *
     * @param keys where those of each data directory are kept
     */
    public SqliteDatabaseOpener(
            List<? extends EntityType<?>> types,
            List<LocalSchema> schemas,
            Clock clock,
            IdSource ids,
            Runnable beforeWriting,
            KeyStore keys) {
        this.opening = new StoreOpening(List.copyOf(types), List.copyOf(schemas), clock, ids, beforeWriting, keys);
        this.training = new TrainingOpening(opening, List.copyOf(types), keys);
    }

    @Override
    public Outcome<Database> open(Path directory) {
        return openStore(directory).map(store -> store);
    }

    @Override
    public Outcome<Database> openTraining(Path directory) {
        return openTrainingStore(directory).map(store -> store);
    }

    @Override
    public Outcome<Database> resetTraining(Path directory) {
        return resetTrainingStore(directory).map(store -> store);
    }

    @Override
    public Outcome<Losses> look(Path directory) {
        return opening.lookAtLostKey(directory);
    }

    @Override
    public Outcome<Losses> forget(Path directory) {
        return opening.forgetLostKey(directory);
    }

    /** As {@link #open}, with what else stands on the file. */
    public Outcome<SqliteStore> openStore(Path directory) {
        return opening.open(directory);
    }

    /** As {@link #openTraining}, with what else stands on the file. */
    public Outcome<SqliteStore> openTrainingStore(Path directory) {
        return training.open(directory);
    }

    /** As {@link #resetTraining}, with what else stands on the file. */
    public Outcome<SqliteStore> resetTrainingStore(Path directory) {
        return training.anew(directory);
    }
}
