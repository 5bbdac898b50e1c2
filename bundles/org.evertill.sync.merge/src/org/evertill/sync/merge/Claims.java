package org.evertill.sync.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.ScopeName;
import org.evertill.kernel.Nanoid;
import org.evertill.sync.protocol.Operation;
import org.jspecify.annotations.Nullable;

/** Who claims which value while transactions are judged. The first claim holds, further ones are contested. */
final class Claims {

    private final Map<ClaimKey, Claim> known;
    private final Map<ClaimKey, Claim> changed;
    private final Instant at;

    /**
     * @param known as it is, and as earlier transactions made it
     */
    Claims(Map<ClaimKey, Claim> known, Instant at) {
        this.known = known;
        this.changed = new HashMap<>();
        this.at = at;
    }

    /** What one operation makes of its row's claims; gives the conflicts that it opened, changed or settled. */
    List<OpenConflict> moved(
            EntityType<?> type, Operation op, FieldVersion by, @Nullable StoredRow before, StoredRow after) {
        if (type.claims().isEmpty()) {
            return List.of();
        }
        Set<ClaimKey> old = before == null ? Set.of() : new LinkedHashSet<>(ClaimKey.of(type, before));
        Set<ClaimKey> now = new LinkedHashSet<>(ClaimKey.of(type, after));
        var conflicts = new ArrayList<OpenConflict>();
        for (ClaimKey key : old) {
            if (!now.contains(key)) {
                release(key, op, conflicts);
            }
        }
        for (ClaimKey key : now) {
            if (!of(key).isClaimedBy(op.entityId())) {
                add(key, type, op, by, after.scope(), conflicts);
            }
        }
        return conflicts;
    }

    Map<ClaimKey, Claim> changed() {
        return changed;
    }

    private Claim of(ClaimKey key) {
        var claim = changed.get(key);
        return claim != null ? claim : known.getOrDefault(key, Claim.NONE);
    }

    private void release(ClaimKey key, Operation op, List<OpenConflict> conflicts) {
        var claim = of(key);
        var left = claim.without(op.entityId());
        var open = claim.conflict();
        if (open == null) {
            changed.put(key, new Claim(left, null));
            return;
        }
        boolean over = left.size() < 2;
        var conflict = over
                ? open.conflict().settled(at, op.userId(), Rules.CLAIM_RELEASED)
                : open.conflict().withValues(left);
        var next = new OpenConflict(conflict, open.version() + 1);
        conflicts.add(next);
        changed.put(key, new Claim(left, over ? null : next));
    }

    private void add(
            ClaimKey key,
            EntityType<?> type,
            Operation op,
            FieldVersion by,
            String scope,
            List<OpenConflict> conflicts) {
        var claim = of(key);
        var claimants = claim.with(op.entityId(), by, op.userId());
        var open = claim.conflict();
        if (claimants.size() > 1) {
            open = open == null
                    ? new OpenConflict(opened(key, type, op.entityId(), by, scope, claimants, at), 1)
                    : new OpenConflict(open.conflict().withValues(claimants), open.version() + 1);
            conflicts.add(open);
        }
        changed.put(key, new Claim(claimants, open));
    }

    /**
     * A conflict about a value.
     *
     * @param id of the row that claims it as well, by the write that made it do so
     */
    static Conflict opened(
            ClaimKey key,
            EntityType<?> type,
            String id,
            FieldVersion by,
            String scope,
            List<Sibling> claimants,
            Instant at) {
        String name =
                String.join("|", key.table(), key.claim(), key.value(), by.replica(), Long.toString(by.seq()), id);
        return new Conflict(
                Nanoid.derived("conflict", name),
                scopeOf(key, type, scope),
                key.table(),
                Claim.idOf(claimants.getFirst()),
                FieldGroup.UNIQUE + key.claim(),
                Conflict.Status.OPEN,
                SiblingsJson.write(claimants),
                at,
                null,
                null,
                Rules.FIRST_CLAIM);
    }

    /** Rows of different scopes can only share a value that does not tell the scope; then everybody sees the conflict. */
    private static String scopeOf(ClaimKey key, EntityType<?> type, String rowScope) {
        boolean tells = !type.scopeColumns().isEmpty()
                && type.claims().stream()
                        .filter(c -> c.name().equals(key.claim()))
                        .anyMatch(c -> c.columns().containsAll(type.scopeColumns()));
        return tells ? rowScope : ScopeName.CHAIN;
    }
}
