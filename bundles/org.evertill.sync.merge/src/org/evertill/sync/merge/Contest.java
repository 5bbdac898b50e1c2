package org.evertill.sync.merge;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.ConflictPolicy.ConcurrentEdit;
import org.evertill.sync.merge.ConflictPolicy.Edit;
import org.evertill.sync.merge.ConflictPolicy.Resolution;

/**
 * Two concurrent edits of one group, with different values. Pure, as the policies are that it asks.
 *
 * @param base what the incoming operation's author had seen
 * @param row the whole row
 * @param stored what the row has
 * @param incoming what the operation wants
 */
record Contest(
        EntityType<?> type,
        FieldGroup group,
        Row base,
        Row row,
        Row stored,
        FieldVersion storedBy,
        Row incoming,
        FieldVersion incomingBy) {

    /** What becomes of the two. */
    sealed interface Decision {

        String rule();

        record Stays(String rule) implements Decision {}

        record Taken(String rule) implements Decision {}

        record Combined(Row value, String rule) implements Decision {}

        record Person(String rule) implements Decision {}
    }

    Decision decide(List<ConflictPolicy> policies) {
        for (ConflictPolicy policy : policies) {
            var decision = ask(policy);
            if (decision.isPresent()) {
                return decision.get();
            }
        }
        return switch (group.policy()) {
            case HEAD_OFFICE_WINS -> headOfficeWins();
            case MAXIMUM -> larger(Rules.MAXIMUM, 1);
            case MINIMUM -> larger(Rules.MINIMUM, -1);
            case LAST_WRITE_WINS -> laterWins(Rules.LAST_WRITE_WINS);
            // counters and sets come here only where two values of one counter cannot be added up
            case COUNTER, SET -> laterWins(Rules.LAST_WRITE_WINS);
            case RULE, MANUAL -> new Decision.Person(Rules.MANUAL);
        };
    }

    /** Between two decisions of people about the same conflict. */
    Decision laterResolution() {
        return laterWins(Rules.LATER_RESOLUTION);
    }

    private Decision laterWins(String rule) {
        return chosen(incomingBy.isLaterThan(storedBy), rule);
    }

    private Decision headOfficeWins() {
        boolean ours = isHeadOffice(storedBy);
        boolean theirs = isHeadOffice(incomingBy);
        return ours == theirs ? laterWins(Rules.LAST_WRITE_WINS) : chosen(theirs, Rules.HEAD_OFFICE_WINS);
    }

    private static boolean isHeadOffice(FieldVersion by) {
        return by.replica().equals(VersionVector.HEAD_OFFICE);
    }

    /** Compares the numbers in the group's first column; only when that is all the two differ in. */
    private Decision larger(String rule, int sign) {
        String column = group.columns().getFirst();
        boolean onlyThere = stored.agrees(
                incoming, group.columns().subList(1, group.columns().size()));
        if (onlyThere && stored.get(column) instanceof Long mine && incoming.get(column) instanceof Long theirs) {
            return chosen(sign * theirs.compareTo(mine) > 0, rule);
        }
        return laterWins(Rules.LAST_WRITE_WINS);
    }

    private static Decision chosen(boolean incomingWins, String rule) {
        return incomingWins ? new Decision.Taken(rule) : new Decision.Stays(rule);
    }

    /** A policy of somebody else's: whatever it does wrong, a person decides instead. */
    private Optional<Decision> ask(ConflictPolicy policy) {
        try {
            return policy.resolve(edit()).map(resolution -> decision(resolution, Rules.POLICY + policy.name()));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(new Decision.Person(Rules.POLICY_FAILED));
        }
    }

    private ConcurrentEdit edit() {
        return new ConcurrentEdit(
                type,
                group,
                base,
                row,
                new Edit(stored, storedBy.replica(), storedBy.hlc()),
                new Edit(incoming, incomingBy.replica(), incomingBy.hlc()));
    }

    private Decision decision(Resolution resolution, String rule) {
        return switch (resolution) {
            case Resolution.Keep keep -> new Decision.Stays(rule);
            case Resolution.Take take -> new Decision.Taken(rule);
            case Resolution.AskPerson ask -> new Decision.Person(Rules.MANUAL);
            case Resolution.Combine(var value) ->
                isStorable(value) ? new Decision.Combined(value, rule) : new Decision.Person(Rules.POLICY_FAILED);
        };
    }

    private boolean isStorable(Row value) {
        return !group.name().equals(FieldGroup.LIFE)
                && value.columns().equals(incoming.columns())
                && type.problemsOfPart(value).isEmpty();
    }
}
