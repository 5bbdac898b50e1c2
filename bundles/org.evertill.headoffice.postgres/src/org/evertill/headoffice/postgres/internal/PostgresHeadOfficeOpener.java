package org.evertill.headoffice.postgres.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.HeadOfficeOpener;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.ConflictPolicy;
import org.evertill.sync.merge.SyncTypes;
import org.evertill.sync.protocol.HashChain;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.CollectionType;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Opens head office on a PostgreSQL database. */
@Component(service = HeadOfficeOpener.class)
public final class PostgresHeadOfficeOpener implements HeadOfficeOpener {

    /** The highest ranking first, and of equals the oldest, as the service registry has it. */
    private static final Comparator<Map.Entry<Map<String, Object>, ConflictPolicy>> BY_RANK =
            Comparator.<Map.Entry<Map<String, Object>, ConflictPolicy>>comparingLong(e -> -number(e, "service.ranking"))
                    .thenComparingLong(e -> number(e, "service.id"));

    private final Clock clock;
    private final IdSource ids;
    private final List<EntityType<?>> types;
    private final List<ConflictPolicy> policies;

    /**
     * @param types the entities to have tables for; also those of a chain's own bundles
     * @param policies a chain's own rules for concurrent edits, with their service properties
     */
    @Activate
    public PostgresHeadOfficeOpener(
            @Reference Clock clock,
            @Reference(
                            service = EntityType.class,
                            cardinality = ReferenceCardinality.AT_LEAST_ONE,
                            policyOption = ReferencePolicyOption.GREEDY)
                    List<EntityType<?>> types,
            @Reference(
                            service = ConflictPolicy.class,
                            cardinality = ReferenceCardinality.MULTIPLE,
                            collectionType = CollectionType.TUPLE,
                            policyOption = ReferencePolicyOption.GREEDY)
                    List<Map.Entry<Map<String, Object>, ConflictPolicy>> policies) {
        this(clock, types, policies, Nanoid.secure());
    }

    /**
     * The same with a source of identifiers, so that a simulation can be repeated.
     *
     * @param ids of tills, operations and transactions
     */
    public PostgresHeadOfficeOpener(
            Clock clock,
            List<EntityType<?>> types,
            List<Map.Entry<Map<String, Object>, ConflictPolicy>> policies,
            IdSource ids) {
        this.clock = clock;
        this.ids = ids;
        this.types =
                Stream.concat(types.stream(), SyncTypes.ALL.stream()).distinct().toList();
        this.policies =
                policies.stream().sorted(BY_RANK).map(Map.Entry::getValue).toList();
    }

    /** Without rules of a chain's own. */
    public PostgresHeadOfficeOpener(Clock clock, List<EntityType<?>> types) {
        this(clock, types, List.of());
    }

    @Override
    public Outcome<OpenHeadOffice> open(JdbcTarget target) {
        if (!isUrl(target)) {
            return badUrl();
        }
        try {
            var tables = new Tables(types);
            long shape = prepare(target, tables);
            var office = new PostgresOpenHeadOffice(Pool.open(target), shape, tables, policies, clock, ids);
            office.begin();
            return Outcome.ok(office);
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        } catch (SQLException e) {
            return switch (SqlFailure.of(e)) {
                case AWAY, BUSY, FULL, REFUSED ->
                    Outcome.failed(SqlFailure.of(e).problem());
                case DATA, BUG -> throw new IllegalStateException("the database refused a migration", e);
            };
        }
    }

    private static boolean isUrl(JdbcTarget target) {
        try {
            Pool.source(target);
            return target.url().startsWith("jdbc:postgresql:");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** All of it in one transaction, under a lock that a second server starting at once waits for. */
    private long prepare(JdbcTarget target, Tables tables) throws SQLException {
        try (var connection = Pool.source(target).getConnection()) {
            connection.setAutoCommit(false);
            // A migration of a large database takes what it takes.
            connection.setNetworkTimeout(Runnable::run, 0);
            Transactions.execute(connection, "SET LOCAL statement_timeout = 0");
            Transactions.execute(connection, "SET LOCAL lock_timeout = 0");
            Transactions.execute(connection, "SELECT pg_advisory_xact_lock(" + OpPartitions.SCHEMA_LOCK + ")");
            var shape = Shape.of(connection);
            int before = Migrations.run(connection, shape);
            long misfits = migrate(connection, tables, shape);
            if (before < Migrations.DIGESTS_OF_ROWS || misfits > 0) {
                Digests.renew(connection, tables);
            }
            insertOwnReplica(connection);
            if (!Home.isSame(connection)) {
                shape.alone();
                Home.moveIn(connection, clock.instant());
            }
            ClaimSetup.run(connection, tables, shape, clock.instant());
            long opened = shape.opened();
            connection.commit();
            return opened;
        }
    }

    /** How many values stay outside their new columns. */
    private static long migrate(Connection connection, Tables tables, Shape shape) throws SQLException {
        long misfits = 0;
        shape.readEntities();
        var columns = DomainTables.columns(connection);
        for (Table table : tables.all()) {
            shape.know(table.type());
            misfits += DomainTables.migrate(
                    connection, table.type(), columns.getOrDefault(table.type().table(), Set.of()), shape);
        }
        return misfits;
    }

    private static void insertOwnReplica(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO replica (id, last_hash) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, VersionVector.HEAD_OFFICE);
            insert.setString(2, HashChain.genesis(VersionVector.HEAD_OFFICE));
            insert.executeUpdate();
        }
    }

    private static long number(Map.Entry<Map<String, Object>, ConflictPolicy> service, String property) {
        return service.getKey().get(property) instanceof Number number ? number.longValue() : 0;
    }

    private static Outcome<OpenHeadOffice> badUrl() {
        return Outcome.failed(Problem.of(
                "headoffice.bad-url",
                "This is no address of a PostgreSQL database. Give one like"
                        + " jdbc:postgresql://localhost:5432/evertill."));
    }
}
