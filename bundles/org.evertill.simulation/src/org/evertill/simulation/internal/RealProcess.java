package org.evertill.simulation.internal;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.headoffice.OpenHeadOffice;
import org.evertill.headoffice.http.ServerSettings;
import org.evertill.headoffice.http.SyncServer;
import org.evertill.headoffice.http.internal.JettySyncServer;
import org.evertill.headoffice.postgres.internal.PostgresHeadOfficeOpener;
import org.evertill.kernel.IdSource;

/** One head office at work on the database, with its server; as good as a process that can be away for a while. */
final class RealProcess implements AutoCloseable {

    private final OpenHeadOffice office;
    private final SyncServer.Running server;
    private boolean up = true;

    RealProcess(JdbcTarget target, Clock clock, IdSource ids) {
        var policies = Policies.ALL.stream()
                .map(policy -> Map.entry(Map.<String, Object>of(), policy))
                .toList();
        this.office = new PostgresHeadOfficeOpener(clock, Entities.WITH_PRODUCT, policies, ids)
                .open(target)
                .orThrow();
        this.server = new JettySyncServer()
                .start(ServerSettings.insecureLoopback(0), office.headOffice())
                .orThrow();
    }

    boolean isUp() {
        return up;
    }

    void stop() {
        up = false;
    }

    void start() {
        up = true;
    }

    URI address() {
        return server.address();
    }

    HeadOfficeDesk desk() {
        return office.desk();
    }

    <T extends Record> void save(EntityType<T> type, Row row) {
        desk().save(type, type.fromRow(row), "head office").orThrow();
    }

    @Override
    public void close() {
        server.close();
        office.close();
    }
}
