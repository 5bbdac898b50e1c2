package org.evertill.simulation.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.evertill.entity.EntityType;
import org.evertill.entity.FieldGroup;
import org.evertill.entity.Row;
import org.evertill.kernel.HlcClock;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.VersionVector;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.Entities.Article;
import org.evertill.simulation.internal.Entities.Shelf;
import org.evertill.sync.merge.RowKey;
import org.evertill.sync.merge.StoredRow;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;

/** What people do at head office. Each change is made when head office's log is locked, of the rows as they are then. */
final class HeadOfficeDeeds {

    private final World world;
    private final Dice dice;
    private final Whims whims;
    private final IdSource ids;
    private final Clock clock;
    private final List<String> stores;

    HeadOfficeDeeds(World world, List<String> stores) {
        this.world = world;
        this.dice = world.dice();
        this.whims = new Whims(dice);
        this.ids = dice.ids();
        this.clock = world.time().clock(() -> 0);
        this.stores = stores;
    }

    /** A row as it shall be. */
    private record Wanted(EntityType<?> type, RowKey key, Row row) {}

    void act() {
        int chance = dice.below(14);
        if (chance > 9) {
            world.office().letGo();
        } else if (chance < 1) {
            release();
        } else if (chance < 4) {
            change(Happening.HEAD_OFFICE_MOVE, this::moved);
        } else {
            change(Happening.HEAD_OFFICE_WRITE, chance < 9 ? this::article : this::madeAgain);
        }
    }

    private interface Change {
        List<Wanted> of(OfficeState state);
    }

    private void change(Happening what, Change change) {
        world.office().write((state, author) -> {
            var operations = operations(state, author, change.of(state));
            if (!operations.isEmpty()) {
                world.happened(what, "head office");
            }
            return operations;
        });
    }

    private List<Wanted> article(OfficeState state) {
        var all = rows(state, Entities.ARTICLE, false);
        if (all.size() < 3) {
            String id = "article-" + dice.below(12);
            return List.of(wanted(Entities.ARTICLE, whims.article(id)));
        }
        var row = dice.of(all).getValue();
        Article changed =
                whims.changed(whims.changed(Entities.ARTICLE.fromRow(row.state().row())));
        return List.of(wanted(Entities.ARTICLE, changed));
    }

    /** Several rows in one transaction. */
    private List<Wanted> moved(OfficeState state) {
        var wanted = new ArrayList<Wanted>();
        for (var entry : rows(state, Entities.SHELF, false)) {
            if (dice.oneIn(2)) {
                Shelf s = Entities.SHELF.fromRow(entry.getValue().state().row());
                wanted.add(
                        wanted(Entities.SHELF, new Shelf(s.id(), dice.of(stores), s.title(), s.plan(), s.facings())));
            }
        }
        return wanted;
    }

    /** A dead row is made again under its old identifier. */
    private List<Wanted> madeAgain(OfficeState state) {
        var dead = rows(state, Entities.ARTICLE, true);
        return dead.isEmpty()
                ? List.of()
                : List.of(wanted(
                        Entities.ARTICLE, whims.article(dice.of(dead).getKey().id())));
    }

    private static List<Map.Entry<RowKey, StoredRow>> rows(OfficeState state, EntityType<?> type, boolean dead) {
        return state.tables.rows().entrySet().stream()
                .filter(row -> row.getKey().table().equals(type.table()))
                .filter(row -> row.getValue().state().deleted() == dead)
                .sorted(Comparator.comparing(row -> row.getKey().id()))
                .toList();
    }

    private static <T extends Record> Wanted wanted(EntityType<T> type, T value) {
        return new Wanted(type, new RowKey(type.table(), type.idOf(value)), type.toRow(value));
    }

    private List<Operation> operations(OfficeState state, OfficeState.Author author, List<Wanted> wanted) {
        var operations = new ArrayList<Operation>();
        var hlc = new HlcClock(clock, author.lastHlc());
        String txn = ids.next();
        String hash = author.lastHash();
        for (Wanted one : wanted) {
            var current = state.tables.find(one.key());
            boolean alive = current.filter(row -> !row.state().deleted()).isPresent();
            Row stored = alive ? current.orElseThrow().state().row() : Row.EMPTY;
            var columns = alive ? changed(one, stored) : List.copyOf(one.row().columns());
            if (columns.isEmpty()) {
                continue;
            }
            var op = new Operation(
                    author.lastSeq() + operations.size() + 1,
                    txn,
                    ids.next(),
                    one.key().table(),
                    one.key().id(),
                    one.type().scopeOf(one.row()),
                    alive ? OperationKind.UPDATE : OperationKind.INSERT,
                    stored.only(columns),
                    one.row().only(columns),
                    current.map(row -> VersionVector.ofHeadOffice(row.state().version()))
                            .orElse(VersionVector.EMPTY),
                    hlc.tick(),
                    "head office",
                    one.type().version(),
                    "");
            hash = HashChain.next(hash, op);
            operations.add(op.withHash(hash));
        }
        return operations;
    }

    private static List<String> changed(Wanted wanted, Row stored) {
        return wanted.type().groups().stream()
                .map(FieldGroup::columns)
                .filter(group -> !stored.agrees(wanted.row(), group))
                .flatMap(List::stream)
                .toList();
    }

    /** A person has an incident judged again, whether that helps or not. */
    private void release() {
        var open = List.copyOf(world.office().state().tables.waiting());
        if (!open.isEmpty()) {
            world.happened(Happening.PERSON_RELEASES, "head office");
            world.office().release(dice.of(open));
        }
    }
}
