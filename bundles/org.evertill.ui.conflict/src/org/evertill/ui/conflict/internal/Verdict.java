package org.evertill.ui.conflict.internal;

import java.util.Optional;
import org.evertill.entity.Row;
import org.evertill.sync.ConflictDesk.Decision;

/**
 * What a person has chosen so far. Pure.
 *
 * @param chosen the place of a value, −1 for none
 * @param typed a value that was typed
 */
record Verdict(Terms terms, int chosen, Way way, String typed) {

    /** What becomes of the values that are not chosen. */
    enum Way {
        /** The chosen value stands. */
        KEEP,
        /** A new value is typed: for the row, or for the row that does not keep a claimed one. */
        TYPE,
        /** Of rows that have one value, those that do not keep it are deleted. */
        DELETE
    }

    /** Nothing is chosen yet. */
    static Verdict begin(Terms terms) {
        var way = switch (terms.kind()) {
            case FIELDS, LIFE -> Way.KEEP;
            case CODE -> Way.DELETE;
            case CLAIM -> terms.typed().isPresent() ? Way.TYPE : Way.DELETE;
        };
        return new Verdict(terms, -1, way, "");
    }

    Verdict choose(int place) {
        return new Verdict(terms, place, terms.isClaim() ? way : Way.KEEP, typed);
    }

    /** Goes another way, if it is one here. */
    Verdict go(Way other) {
        boolean possible = switch (other) {
            case KEEP -> !terms.isClaim();
            case TYPE -> terms.typed().isPresent();
            case DELETE -> terms.isClaim();
        };
        return possible ? new Verdict(terms, chosen, other, typed) : this;
    }

    Verdict type(String text) {
        return new Verdict(terms, chosen, way, text);
    }

    /** Empty while something is missing. */
    Optional<Decision> decision() {
        boolean needsChoice = terms.isClaim() || way == Way.KEEP;
        if (needsChoice && chosen < 0) {
            return Optional.empty();
        }
        return switch (way) {
            case KEEP -> Optional.of(new Decision.Keep(chosen));
            case DELETE -> Optional.of(new Decision.DeleteOthers(chosen));
            case TYPE -> typedValue().map(this::withValue);
        };
    }

    private Decision withValue(Row value) {
        return terms.isClaim() ? new Decision.Reassign(chosen, value) : new Decision.Replace(value);
    }

    private Optional<Row> typedValue() {
        var text = typed.strip();
        return text.isEmpty() ? Optional.empty() : terms.typed().map(column -> Row.EMPTY.with(column.name(), text));
    }
}
