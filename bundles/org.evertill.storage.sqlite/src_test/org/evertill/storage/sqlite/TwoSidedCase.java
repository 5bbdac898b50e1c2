package org.evertill.storage.sqlite;

import java.util.function.Consumer;

/**
 * What two tills do without knowing of each other, and what comes of it.
 *
 * @param rows as both tills show them: id, number, points, labels, state, note
 * @param conflicts the field group and its values; what was set aside with its code
 * @param audit the field group and the rule that decided
 */
record TwoSidedCase(String name, Consumer<TwoTills> script, String rows, String conflicts, String audit) {

    @Override
    public String toString() {
        return name;
    }

    /** Nobody has a row. */
    static TwoSidedCase row(String name, Consumer<TwoTills> script, String rows, String conflicts, String audit) {
        return new TwoSidedCase(name, script, rows, conflicts, audit);
    }

    /** Both know the row {@code p}. */
    static TwoSidedCase known(String name, Consumer<TwoTills> script, String rows, String conflicts, String audit) {
        Consumer<TwoTills> before = t -> t.known(Parcel.of("p"));
        return new TwoSidedCase(name, before.andThen(script), rows, conflicts, audit);
    }

    /** Both know the row {@code p}, and that A and B want another state of it. */
    static TwoSidedCase contested(String name, Consumer<TwoTills> script, String rows, String conflicts, String audit) {
        Consumer<TwoTills> before = t -> {
            t.a.change("p", p -> p.withState("A"));
            t.b.change("p", p -> p.withState("B"));
            t.sync();
        };
        return known(name, before.andThen(script), rows, conflicts, audit);
    }
}
