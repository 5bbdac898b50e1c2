package org.evertill.app.till.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.repository.StrategyChoice;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.ChangeTracker;
import org.evertill.sync.PullTarget;

/**
 * How a till stands.
 *
 * @param facts by name, in the order to show them: text, Long, Boolean or {@link #NOTHING}
 */
record TillStatus(Map<String, Object> facts) {

    /** What is not known or not there. */
    static final Object NOTHING = Optional.empty();

    TillStatus {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    static TillStatus read(OpenTill till, Path directory) {
        var facts = new LinkedHashMap<String, Object>();
        var identity = till.database().identity();
        facts.put("enrolled", identity.isPresent());
        boolean isTraining = identity.filter(TillIdentity::isTraining).isPresent();
        facts.put("training", isTraining);
        facts.put("chain", identity.<Object>map(TillIdentity::chainName).orElse(NOTHING));
        facts.put("store", identity.<Object>map(TillIdentity::storeId).orElse(NOTHING));
        facts.put("register", identity.<Object>map(TillIdentity::registerId).orElse(NOTHING));
        facts.put("replica", identity.<Object>map(TillIdentity::replica).orElse(NOTHING));
        facts.put(
                "incarnation", identity.<Object>map(i -> (long) i.incarnation()).orElse(NOTHING));
        facts.put("series", identity.<Object>map(TillIdentity::series).orElse(NOTHING));
        facts.put(
                "head_office",
                isTraining
                        ? NOTHING
                        : identity.<Object>map(i -> i.headOffice().toString()).orElse(NOTHING));
        sold(till, identity.map(TillIdentity::registerId).orElse(""), facts);
        if (!isTraining) {
            facts.put("strategy", till.service(StrategyChoice.class).orThrow().current());
            synced(till, facts);
        }
        facts.put("database_bytes", bytes(directory));
        return new TillStatus(facts);
    }

    private static void sold(OpenTill till, String register, Map<String, Object> facts) {
        var counts = new LinkedHashMap<String, String>();
        counts.put("sales", "sales WHERE kind = 'SALE'");
        counts.put("refunds", "sales WHERE kind = 'REFUND'");
        counts.put("write_offs", "stock_movements WHERE kind = 'WRITE_OFF'");
        till.database().read(reader -> {
            counts.forEach((what, rows) -> facts.put(
                    what,
                    reader.query(
                                    "SELECT count(*) FROM " + rows + " AND register_id = ?",
                                    List.of(register),
                                    row -> row.getLong(1))
                            .getFirst()));
            return facts;
        });
    }

    private static void synced(OpenTill till, Map<String, Object> facts) {
        ChangeTracker log = till.service(ChangeTracker.class).orThrow();
        Outcome<PullTarget> target = till.service(PullTarget.class);
        var backlog = log.backlog();
        facts.put("pending", backlog.pending());
        facts.put(
                "oldest_pending", backlog.oldest().<Object>map(Object::toString).orElse(NOTHING));
        var apart = log.keptApartSeq();
        facts.put("shut_out", apart.isPresent());
        facts.put(
                "kept_apart",
                apart.isPresent()
                        ? Math.clamp(apart.getAsLong() - log.acknowledgedSeq(), 0, backlog.pending())
                        : NOTHING);
        facts.put("conflicts", backlog.conflicts());
        facts.put("quarantined", backlog.quarantined());
        facts.put("last_seq", log.head().lastSeq());
        facts.put(
                "data_as_of",
                target.orThrow().appliedAt().<Object>map(Object::toString).orElse(NOTHING));
    }

    /** The database with its write-ahead log. */
    private static long bytes(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().startsWith("till.db"))
                    .mapToLong(TillStatus::size)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }
}
