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
}
