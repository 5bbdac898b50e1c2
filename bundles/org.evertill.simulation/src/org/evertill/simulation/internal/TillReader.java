package org.evertill.simulation.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Stored;
import org.evertill.sync.merge.RowKey;

/** Reads rows of a state; finds by identifier and lists whole tables, which is all that the simulation asks for. */
class TillReader implements Reader {

    private final TillState state;
    private final String replica;

    TillReader(TillState state, String replica) {
        this.state = state;
        this.replica = replica;
    }

    @Override
    public Optional<Row> row(EntityType<?> type, String id) {
        return Optional.ofNullable(state.rows.get(new RowKey(type.table(), id))).map(TillState.Image::row);
    }

    @Override
    public <T extends Record> Optional<Stored<T>> find(EntityType<T> type, String id) {
        return Optional.ofNullable(state.rows.get(new RowKey(type.table(), id)))
                .filter(image -> !image.deleted())
                .map(image -> stored(type, image));
    }

    @Override
    public <T extends Record> List<Stored<T>> select(EntityType<T> type, Selection selection) {
        return state.rows.entrySet().stream()
                .filter(row -> row.getKey().table().equals(type.table())
                        && !row.getValue().deleted())
                .sorted(Comparator.comparing(row -> row.getKey().id()))
                .map(row -> stored(type, row.getValue()))
                .toList();
    }

    private <T extends Record> Stored<T> stored(EntityType<T> type, TillState.Image image) {
        var status = image.own() > 0 ? Stored.SyncStatus.PENDING : Stored.SyncStatus.SYNCED;
        return new Stored<>(type.fromRow(image.row()), image.vector(replica), status, Optional.empty());
    }

    @Override
    public long count(EntityType<?> type, Selection selection) {
        throw unsupported();
    }

    @Override
    public <T extends Record> List<Stored<T>> search(EntityType<T> type, String words, int limit) {
        throw unsupported();
    }

    @Override
    public <R> List<R> query(String sql, List<?> arguments, RowMapper<R> mapper) {
        throw unsupported();
    }

    @Override
    public <R> void forEach(String sql, List<?> arguments, RowMapper<R> mapper, Consumer<R> consumer) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("a simulated till speaks no SQL");
    }
}
