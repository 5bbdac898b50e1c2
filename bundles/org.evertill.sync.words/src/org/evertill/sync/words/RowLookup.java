package org.evertill.sync.words;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.sync.protocol.History;

/** Rows out of a database, and who made them out of histories; what was looked up is remembered. One thread. */
public final class RowLookup implements KnownRows {

    /** Pages of one row's history that are read to find out who wrote something. */
    private static final int MAX_PAGES = 10;

    private final Map<String, EntityType<?>> types;
    private final BiFunction<EntityType<?>, String, Optional<Row>> database;
    private final List<Pages> histories;
    private final Map<List<String>, Optional<Row>> rows = new HashMap<>();
    private final Map<List<String>, Map<Written, Origin>> origins = new HashMap<>();

    /**
     * @param database a row, dead or alive
     * @param histories where it may be known who wrote a row, the nearest first
     */
    public RowLookup(
            Collection<EntityType<?>> types,
            BiFunction<EntityType<?>, String, Optional<Row>> database,
            List<Pages> histories) {
        this.types = types.stream().collect(Collectors.toMap(EntityType::table, Function.identity()));
        this.database = database;
        this.histories = List.copyOf(histories);
    }

    /** Pages of the history of a row, oldest first; an empty one when nothing can be found out. */
    @FunctionalInterface
    public interface Pages {

        /**
         * @param after the place behind which it begins, 0 for the beginning
         */
        History.Page of(String table, String id, long after, int limit);
    }

    private record Written(String replica, long seq) {}

    @Override
    public Optional<EntityType<?>> type(String table) {
        return Optional.ofNullable(types.get(table));
    }

    @Override
    public Optional<Row> row(String table, String id) {
        return rows.computeIfAbsent(List.of(table, id), key -> type(table).flatMap(type -> database.apply(type, id)));
    }

    @Override
    public Origin origin(String table, String id, String replica, long seq) {
        var written = new Written(replica, seq);
        for (int i = 0; i < histories.size(); i++) {
            var pages = histories.get(i);
            var found = origins.computeIfAbsent(List.of(table, id, Integer.toString(i)), key -> read(pages, table, id))
                    .get(written);
            if (found != null) {
                return found;
            }
        }
        return Origin.UNKNOWN;
    }

    private static Map<Written, Origin> read(Pages pages, String table, String id) {
        var found = new HashMap<Written, Origin>();
        long after = 0;
        for (int n = 0; n < MAX_PAGES; n++) {
            var page = pages.of(table, id, after, History.MAX_ENTRIES);
            for (History.Entry entry : page.entries()) {
                var author = entry.author();
                found.put(new Written(author.replica(), entry.seq()), new Origin(author.userId(), author.registerId()));
            }
            after = page.next();
            if (after == 0) {
                break;
            }
        }
        return found;
    }
}
