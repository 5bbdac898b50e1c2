package org.evertill.headoffice.postgres.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import org.evertill.entity.EntityType;
import org.evertill.headoffice.Connections;
import org.evertill.headoffice.HeadOffice;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.kernel.IdSource;
import org.evertill.sync.merge.ConflictPolicy;
import org.evertill.sync.merge.Merger;

/** Puts the parts together over one pool of connections. */
final class PostgresOpenHeadOffice implements OpenHeadOffice {

    private final HikariDataSource pool;
    private final PostgresPokes pokes;
    private final PolicyGuard guard;
    private final Cleanup cleanup;
    private final RowLook look;
    private final Releases releases;
    private final News news;
    private final HeadOffice headOffice;
    private final HeadOfficeDesk desk;

    /**
     * @param shape of the database when it was opened, see {@link Shape}
     */
    PostgresOpenHeadOffice(
            HikariDataSource pool,
            long shape,
            Tables tables,
            List<ConflictPolicy> policies,
            Clock clock,
            IdSource ids) {
        this.pool = pool;
        var secrets = new Secrets();
        var transactions = new Transactions(pool, shape, clock);
        var partitions = new OpPartitions(transactions, clock);
        this.guard = new PolicyGuard(policies);
        var misfits = new Misfits();
        var court = new Court(transactions, tables, new Merger(typesOf(tables)), guard, misfits);
        var inbox = new Inbox(tables, court);
        this.releases = new Releases(transactions, partitions, tables, inbox, court);
        var epochs = new Epochs(transactions, partitions, court, inbox);
        var devices = new Devices(transactions, clock, epochs);
        var writes = new OwnWrites(tables, inbox, clock, ids);
        this.pokes = new PostgresPokes(transactions, pool.getDataSource());
        var pulls = new Pulls(transactions, tables, new TillCursors(transactions, clock), epochs, misfits);
        var incidents = new RowIncidents(transactions, partitions, court, inbox);
        this.news = News.by(transactions, partitions, tables, writes, incidents);
        var rows = new RowWrites(transactions, partitions, tables, inbox, court, releases, clock, ids);
        var pushes = new Pushes(transactions, partitions, inbox, releases, news);
        this.headOffice = new PostgresHeadOffice(
                transactions,
                new Enrolments(transactions, clock, ids, secrets),
                news,
                new Sessions(transactions, clock, secrets),
                devices,
                pushes,
                pulls,
                new Comparisons(transactions, tables, pulls, incidents),
                new Salvages(transactions, partitions, tables, writes, incidents),
                new RowHistory(transactions, tables),
                new PostgresRowDesk(transactions, tables, rows),
                new PostgresApartDoor(transactions, inbox, clock, secrets),
                pokes);
        this.cleanup = new Cleanup(transactions, tables, clock);
        this.look = new RowLook(transactions, tables, misfits, incidents, news.twice());
        this.desk = new PostgresDesk(
                transactions, partitions, tables, writes, releases, news, cleanup, pushes, epochs, clock, secrets);
    }

    /** Takes up what was left, and from now on what comes up by itself. */
    void begin() {
        releases.sweep();
        news.all();
        cleanup.start();
        look.start();
    }

    /** What looks at all rows, for tests that do not wait for it. */
    RowLook look() {
        return look;
    }

    @Override
    public HeadOffice headOffice() {
        return headOffice;
    }

    @Override
    public HeadOfficeDesk desk() {
        return desk;
    }

    @Override
    public Connections connections() {
        var now = pool.getHikariPoolMXBean();
        return new Connections(
                now.getActiveConnections(),
                now.getIdleConnections(),
                now.getThreadsAwaitingConnection(),
                pool.getMaximumPoolSize());
    }

    @Override
    public void close() {
        look.close();
        cleanup.close();
        pokes.close();
        guard.close();
        pool.close();
    }

    private static List<EntityType<?>> typesOf(Tables tables) {
        return tables.all().stream().<EntityType<?>>map(Table::type).toList();
    }
}
