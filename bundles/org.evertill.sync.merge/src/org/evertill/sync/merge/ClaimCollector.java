package org.evertill.sync.merge;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;

/** A claim that is declared, or given up, when there are rows already. Pure. */
public final class ClaimCollector {

    private static final Comparator<FieldVersion> AGE = Comparator.comparing(FieldVersion::hlc)
            .thenComparing(FieldVersion::replica)
            .thenComparing(FieldVersion::seq);

    private ClaimCollector() {}

    /**
     * The claim to one value, which the oldest row holds.
     *
     * @param rows the living rows that have it, by their identifiers; at least one
     */
    public static Claim collect(
            EntityType<?> type, ClaimKey key, Map<String, StoredRow> rows, String userId, Instant at) {
        var byAge = rows.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getValue().state().fields().first(), AGE))
                .toList();
        List<Sibling> claimants = byAge.stream()
                .map(e -> Sibling.of(
                        Row.EMPTY.with(Claim.ENTITY_ID, e.getKey()),
                        e.getValue().state().fields().first(),
                        userId))
                .toList();
        if (claimants.size() == 1) {
            return new Claim(claimants, null);
        }
        var second = byAge.get(1);
        var by = second.getValue().state().fields().first();
        var conflict =
                Claims.opened(key, type, second.getKey(), by, second.getValue().scope(), claimants, at);
        return new Claim(claimants, new OpenConflict(conflict, 1));
    }

    /** A conflict about a claim that is not declared any more. */
    public static OpenConflict forget(OpenConflict open, String userId, Instant at) {
        return new OpenConflict(open.conflict().settled(at, userId, Rules.CLAIM_RELEASED), open.version() + 1);
    }
}
