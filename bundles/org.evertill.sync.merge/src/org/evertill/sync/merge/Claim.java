package org.evertill.sync.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.entity.Row;
import org.jspecify.annotations.Nullable;

/**
 * Which living rows have a claimed value.
 *
 * @param claimants in the order in which they claimed it, the first one holds it; each names its row by {@code entity_id}
 * @param conflict that is open about it, null when there is none
 */
public record Claim(List<Sibling> claimants, @Nullable OpenConflict conflict) {

    public static final Claim NONE = new Claim(List.of(), null);

    static final String ENTITY_ID = "entity_id";

    public Claim {
        claimants = List.copyOf(claimants);
    }

    /** The rows that have the value. */
    public Set<String> ids() {
        return claimants.stream().map(Claim::idOf).collect(Collectors.toUnmodifiableSet());
    }

    static String idOf(Sibling claimant) {
        return String.valueOf(claimant.value().text(ENTITY_ID));
    }

    boolean isClaimedBy(String id) {
        return claimants.stream().anyMatch(c -> idOf(c).equals(id));
    }

    List<Sibling> with(String id, FieldVersion by, String userId) {
        var more = new ArrayList<>(claimants);
        more.add(Sibling.of(Row.EMPTY.with(ENTITY_ID, id), by, userId));
        return more;
    }

    List<Sibling> without(String id) {
        return claimants.stream().filter(c -> !idOf(c).equals(id)).toList();
    }
}
