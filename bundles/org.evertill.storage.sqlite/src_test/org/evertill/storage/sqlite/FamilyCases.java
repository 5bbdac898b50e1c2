package org.evertill.storage.sqlite;

import static org.evertill.storage.sqlite.TwoSidedCase.known;
import static org.evertill.storage.sqlite.TwoSidedCase.row;

import java.util.stream.Stream;

/** Of {@link TwoSidedTest}: a parent and its child, in both orders. */
final class FamilyCases {

    private FamilyCases() {}

    static Stream<TwoSidedCase> all() {
        return Stream.of(
                known(
                        "parent, then child: the parent is deleted, the child that came meanwhile stays",
                        t -> {
                            t.a.delete("p");
                            t.b.put(ParcelItem.of("i", "p").withNote("B"));
                        },
                        "p dead\ni in p B",
                        "",
                        ""),
                known(
                        "child, then parent: the same",
                        t -> {
                            t.b.put(ParcelItem.of("i", "p").withNote("B"));
                            t.syncBOnly();
                            t.a.delete("p");
                        },
                        "p dead\ni in p B",
                        "",
                        ""),
                row(
                        "the child arrives before its parent: both stand",
                        t -> {
                            t.b.put(ParcelItem.of("i", "p").withNote("B"));
                            t.syncBOnly();
                            t.a.make(Parcel.of("p"));
                        },
                        "p number-p 10 [\"red\"] new \ni in p B",
                        "",
                        ""),
                row(
                        "the parent arrives before its child: the same",
                        t -> {
                            t.a.make(Parcel.of("p"));
                            t.b.put(ParcelItem.of("i", "p").withNote("B"));
                        },
                        "p number-p 10 [\"red\"] new \ni in p B",
                        "",
                        ""));
    }

    /** What is about a row that head office has set aside. */
    static Stream<TwoSidedCase> waiting() {
        return Stream.of(
                row(
                        "what is about a row that is set aside waits, and is taken when the row comes from elsewhere",
                        t -> {
                            t.b.make(Parcel.of("p"));
                            t.a.makeUnstorable(Parcel.of("p"));
                            t.a.change("p", p -> p.withNote("A"));
                            t.sync();
                            t.turnDown();
                        },
                        "p number-p 10 [\"red\"] new A",
                        "rejected merge.unknown-table; released merge.row-missing",
                        "note last-write-wins"),
                row(
                        "a row that was set aside and turned down is nowhere, and its child stays",
                        t -> {
                            t.a.makeUnstorable(Parcel.of("p").withState("A"));
                            t.a.change("p", p -> p.withNote("A"));
                            t.a.put(ParcelItem.of("i", "p"));
                            t.sync();
                            t.turnDown();
                        },
                        "i in p ",
                        "rejected merge.row-missing; rejected merge.unknown-table",
                        ""));
    }
}
