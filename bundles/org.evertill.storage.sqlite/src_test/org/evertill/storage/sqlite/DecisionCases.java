package org.evertill.storage.sqlite;

import static org.evertill.storage.sqlite.TwoSidedCase.contested;
import static org.evertill.storage.sqlite.TwoSidedCase.known;

import java.util.stream.Stream;

/** Of {@link TwoSidedTest}: what people decide without knowing of each other. */
final class DecisionCases {

    private DecisionCases() {}

    static Stream<TwoSidedCase> all() {
        return Stream.of(
                contested(
                        "resolve/resolve: the later decision stands",
                        t -> {
                            t.a.keep(0);
                            t.b.keep(1);
                        },
                        "p number-p 10 [\"red\"] B ",
                        "settled state: A | B",
                        "state resolved-by-person; state later-resolution"),
                contested(
                        "resolve/edit: the edit that was not seen waits",
                        t -> {
                            t.a.keep(1);
                            t.b.change("p", p -> p.withState("C"));
                        },
                        "p number-p 10 [\"red\"] B ",
                        "settled state: A | B; state: B | C",
                        "state resolved-by-person"),
                contested(
                        "edit/resolve: the edit knew both values and ends it; the decision did not know the edit, and"
                                + " waits",
                        t -> {
                            t.b.change("p", p -> p.withState("C"));
                            t.syncBOnly();
                            t.a.keep(0);
                        },
                        "p number-p 10 [\"red\"] C ",
                        "settled state: A | B; state: C | A",
                        ""),
                known(
                        "a decision keeps a row alive, and the edit is in it",
                        t -> {
                            t.a.delete("p");
                            t.b.change("p", p -> p.withNote("B"));
                            t.sync();
                            t.a.keep(1);
                        },
                        "p number-p 10 [\"red\"] new B",
                        "settled life: true | B",
                        "life resolved-by-person"));
    }
}
