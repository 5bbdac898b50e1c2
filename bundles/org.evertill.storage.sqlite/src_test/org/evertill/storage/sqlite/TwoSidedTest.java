package org.evertill.storage.sqlite;

import static org.evertill.storage.sqlite.TwoSidedCase.known;
import static org.evertill.storage.sqlite.TwoSidedCase.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evertill.entity.Row;
import org.evertill.sync.ConflictDesk.Decision;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What two tills do without knowing of each other, and what comes of it: the rows, what waits for a person or has been
 * settled, and the audit. In each case both tills are the same in the end, and no value is lost. The tills are real, and so is
 * the judgement; each case runs with head office's tables in two maps, and with everything real.
 */
class TwoSidedTest {

    private static final String NEW = "p number-p 10 [\"red\"] new ";

    /** Of a row that two made: a counter begins once. */
    private static final String TWICE = "p number-p 10 [\"red\"] ";

    private static Stream<TwoSidedCase> cases() {
        return Stream.of(
                        inserts(),
                        updates(),
                        additions(),
                        lives(),
                        FamilyCases.all(),
                        FamilyCases.waiting(),
                        claims(),
                        DecisionCases.all(),
                        StockCases.all())
                .flatMap(c -> c);
    }

    private static Stream<TwoSidedCase> inserts() {
        return Stream.of(
                row(
                        "insert/insert, same values",
                        t -> {
                            t.a.make(Parcel.of("p"));
                            t.b.make(Parcel.of("p"));
                        },
                        TWICE + "new ",
                        "",
                        ""),
                row(
                        "insert/insert, other values: the later stands",
                        t -> {
                            t.a.make(Parcel.of("p").withNote("A"));
                            t.b.make(Parcel.of("p").withNote("B"));
                        },
                        TWICE + "new B",
                        "",
                        "note last-write-wins"),
                row(
                        "insert/insert, a person decides",
                        t -> {
                            t.a.make(Parcel.of("p").withState("A"));
                            t.b.make(Parcel.of("p").withState("B"));
                        },
                        TWICE + "A ",
                        "state: A | B",
                        ""));
    }

    private static Stream<TwoSidedCase> updates() {
        return Stream.of(
                known(
                        "update/update of disjoint fields: both stand",
                        t -> {
                            t.a.change("p", p -> p.withNote("A"));
                            t.b.change("p", p -> p.withState("B"));
                        },
                        "p number-p 10 [\"red\"] B A",
                        "",
                        ""),
                known(
                        "update/update of one field: the later stands",
                        t -> {
                            t.b.change("p", p -> p.withNote("B"));
                            t.a.change("p", p -> p.withNote("A"));
                        },
                        NEW + "A",
                        "",
                        "note last-write-wins"),
                known(
                        "update/update to one value",
                        t -> {
                            t.a.change("p", p -> p.withState("same"));
                            t.b.change("p", p -> p.withState("same"));
                        },
                        "p number-p 10 [\"red\"] same ",
                        "",
                        ""),
                known(
                        "update/update, a person decides",
                        t -> {
                            t.a.change("p", p -> p.withState("A"));
                            t.b.change("p", p -> p.withState("B"));
                        },
                        "p number-p 10 [\"red\"] A ",
                        "state: A | B",
                        ""));
    }

    private static Stream<TwoSidedCase> additions() {
        return Stream.of(
                known(
                        "counter: increments add up",
                        t -> {
                            t.a.change("p", p -> p.withPoints(15));
                            t.b.change("p", p -> p.withPoints(7));
                        },
                        "p number-p 12 [\"red\"] new ",
                        "",
                        ""),
                known(
                        "set: additions and removals are joined",
                        t -> {
                            t.a.change("p", p -> p.withLabels("red", "blue"));
                            t.b.change("p", p -> p.withLabels("green"));
                        },
                        "p number-p 10 [\"blue\",\"green\"] new ",
                        "",
                        ""),
                known(
                        "set: an addition stands against a removal that did not know it",
                        t -> {
                            t.b.change("p", p -> p.withLabels());
                            t.b.change("p", p -> p.withLabels("red"));
                            t.syncBOnly();
                            t.a.change("p", p -> p.withLabels());
                        },
                        "p number-p 10 [\"red\"] new ",
                        "",
                        "labels add-wins"));
    }

    private static Stream<TwoSidedCase> lives() {
        return Stream.of(
                known(
                        "update/delete: a person decides, dead until then",
                        t -> {
                            t.a.change("p", p -> p.withNote("A"));
                            t.b.delete("p");
                        },
                        "p dead",
                        "life: A | true",
                        ""),
                known(
                        "delete/update: the same",
                        t -> {
                            t.a.delete("p");
                            t.b.change("p", p -> p.withNote("B"));
                        },
                        "p dead",
                        "life: true | B",
                        ""),
                known(
                        "delete/delete",
                        t -> {
                            t.a.delete("p");
                            t.b.delete("p");
                        },
                        "p dead",
                        "",
                        ""),
                row(
                        "delete/make again by who never saw it",
                        t -> {
                            t.a.make(Parcel.of("p"));
                            t.a.delete("p");
                            t.b.make(Parcel.of("p").withNote("B"));
                        },
                        "p dead",
                        "life: true | p,[\"red\"],B,number-p,10,new,S1",
                        "note last-write-wins"));
    }

    private static Stream<TwoSidedCase> claims() {
        return Stream.of(
                row(
                        "unique: two new rows with one number",
                        t -> {
                            t.a.make(Parcel.of("p").withNumber("7"));
                            t.b.make(Parcel.of("q").withNumber("7"));
                        },
                        "p 7 10 [\"red\"] new \nq 7 10 [\"red\"] new ",
                        "unique:number: p | q",
                        ""),
                known(
                        "unique: a new row takes a number that another is given",
                        t -> {
                            t.a.change("p", p -> p.withNumber("7"));
                            t.b.make(Parcel.of("q").withNumber("7"));
                        },
                        "p 7 10 [\"red\"] new \nq 7 10 [\"red\"] new ",
                        "unique:number: p | q",
                        ""),
                known(
                        "unique: two rows are given one number; settled by giving one another",
                        t -> {
                            t.b.make(Parcel.of("q"));
                            t.sync();
                            t.a.change("p", p -> p.withNumber("7"));
                            t.b.change("q", q -> q.withNumber("7"));
                            t.sync();
                            t.b.decide(new Decision.Reassign(0, Row.EMPTY.with("number", "8")));
                        },
                        "p 7 10 [\"red\"] new \nq 8 10 [\"red\"] new ",
                        "settled unique:number: p | q",
                        ""));
    }

    @TempDir
    private Path directory;

    /** Head office's tables are maps. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void converges(TwoSidedCase example) {
        converges(example, MergingOffice::new);
    }

    /** The whole way: the engine, HTTP and head office on PostgreSQL. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void convergesOnPostgres(TwoSidedCase example) {
        converges(example, PostgresOffice::new);
    }

    private void converges(TwoSidedCase example, Function<Clock, Office> office) {
        try (var tills = new TwoTills(directory, office)) {
            example.script().accept(tills);
            tills.sync();
            tills.sync();
            assertEquals(example.rows(), String.join("\n", tills.a.rows()), "rows");
            assertEquals(example.conflicts(), tills.conflicts(), "conflicts");
            assertEquals(example.audit(), tills.audit(), "audit");
            assertEquals(tills.a.replica(), tills.b.replica(), "both tills");
            assertEquals(List.of(), tills.lost(), "lost values");
            assertEquals(List.of(), tills.a.findings(), "replay at A");
            assertEquals(List.of(), tills.b.findings(), "replay at B");
            assertEquals(List.of(), tills.findings(), "head office's check");
        }
    }
}
