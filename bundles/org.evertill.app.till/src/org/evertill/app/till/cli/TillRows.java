package org.evertill.app.till.cli;

import java.util.List;
import java.util.Optional;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Outcome;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.RemoteHistory;
import org.evertill.sync.RowHistory;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.protocol.History;
import org.evertill.sync.words.KnownRows;
import org.evertill.sync.words.RowLookup;

/** Rows as an open till knows them; who entered what elsewhere is asked of head office, as long as it answers. One thread. */
final class TillRows implements KnownRows {

    /** Rows of which head office is asked; a person does not wait for more. */
    private static final int MAX_ASKED = 50;

    private static final History.Page NOTHING = new History.Page(List.of(), 0);

    private final OpenTill till;
    private final Console console;
    private final KnownRows lookup;
    private int left = MAX_ASKED;

    TillRows(OpenTill till, Console console) {
        this.till = till;
        this.console = console;
        var database = till.database();
        RowHistory own = till.service(RowHistory.class).orThrow();
        this.lookup = new RowLookup(
                database.types(),
                (type, id) -> database.read(reader -> reader.row(type, id)),
                List.of(own::of, this::elsewhere));
    }

    @Override
    public Optional<EntityType<?>> type(String table) {
        return lookup.type(table);
    }

    @Override
    public Optional<Row> row(String table, String id) {
        return lookup.row(table, id);
    }

    @Override
    public Origin origin(String table, String id, String replica, long seq) {
        return lookup.origin(table, id, replica, seq);
    }

    private History.Page elsewhere(String table, String id, long after, int limit) {
        var identity = till.database().identity();
        if (left == 0 || identity.isEmpty()) {
            return NOTHING;
        }
        left--;
        return switch (asked(identity.get(), table, id, after, limit)) {
            case Outcome.Ok<History.Page>(var page) -> page;
            case Outcome.Failed<History.Page> failed -> {
                left = 0;
                console.note("Head office does not tell who entered what at other tills: "
                        + failed.problem().message());
                yield NOTHING;
            }
        };
    }

    private Outcome<History.Page> asked(TillIdentity identity, String table, String id, long after, int limit) {
        var line = Line.of(identity);
        var request = new History.Request(identity.replica(), table, id, after, limit);
        return till.service(RemoteHistory.class).then(remote -> remote.history(line, request));
    }
}
