package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.evertill.entity.ColumnType;
import org.evertill.entity.RowJson;
import org.evertill.entity.WellFormed;
import org.evertill.sync.merge.GroupOutcome.Side;
import org.evertill.sync.merge.Judgement;

/** The table {@code merge_audit}: every value that lost, with the winner and the rule. */
final class MergeAudit {

    private static final String COLUMNS = "merge_audit (decided_at, scope, table_name, entity_id, field_group, rule,"
            + " winner_replica, winner_seq, winner_value, loser_replica, loser_seq, loser_value)";

    private MergeAudit() {}

    static void insert(Connection connection, List<Judgement.Loss> losses, Instant decidedAt) throws SQLException {
        String at = ColumnType.text(decidedAt);
        Journey.send(connection, COLUMNS, losses, (copy, loss) -> {
            copy.value(at)
                    .value(loss.operation().scope())
                    .value(loss.operation().table())
                    .value(loss.operation().entityId())
                    .value(WellFormed.storable(loss.decided().group()))
                    .value(loss.decided().rule());
            side(copy, loss.decided().winner());
            side(copy, loss.decided().loser());
        });
    }

    private static void side(Journey.Values copy, Side side) {
        copy.value(side.replica()).value(side.seq()).value(RowJson.write(side.value()));
    }
}
