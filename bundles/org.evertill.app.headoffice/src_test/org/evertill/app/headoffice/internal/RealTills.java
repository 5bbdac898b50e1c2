package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityType;
import org.evertill.storage.TillIdentity;
import org.evertill.storage.sqlite.SqliteDatabaseOpener;
import org.evertill.storage.sqlite.SqliteStore;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;

/** Tills on SQLite that head office has given an identity. */
final class RealTills {

    /** An enrolment code as the command line prints it. */
    static final String CODE = "([A-Z0-9]{4}(?:-[A-Z0-9]{4})+)";

    private static final int MAX_TRIES = 900;

    private RealTills() {}

    /** A till in a folder of its own, enrolled at a register of store S1 by head office's command line. */
    static SqliteStore enrolled(Path headOffice, URI address, SyncTransport transport, Path folder, String register) {
        return enrolled(headOffice, address, transport, folder.resolve(register), register, DomainTypes.ALL);
    }

    /** The same with entities of one's own. */
    static SqliteStore enrolled(
            Path headOffice,
            URI address,
            SyncTransport transport,
            Path folder,
            String register,
            List<EntityType<?>> types) {
        var make = Run.on(headOffice);
        assertEquals(
                0,
                make.command("enrolment-code", "--store", "S1", "--register", register, "--country", "GB"),
                make.said());
        var code = Enrolment.Code.of(make.found(CODE));
        var key = DeviceKey.make();
        var request = new Enrolment.Request(code.secret(), register, key.publicKey());
        var answer = transport.enrol(address, code.serverLetters(), request).orThrow();
        var store = new SqliteDatabaseOpener(types, List.of(), Clock.systemUTC())
                .openStore(folder)
                .orThrow();
        store.enrol(TillIdentity.of(answer, address, key)).orThrow();
        return store;
    }

    /** Where head office serves, once it says that it is ready. */
    static URI readyAt(Run serving) {
        for (int tries = 0; tries < MAX_TRIES && !serving.out.toString().contains("Ctrl-C"); tries++) {
            LockSupport.parkNanos(100_000_000);
        }
        return URI.create(serving.found("Head office is ready at (https://127.0.0.1:\\d+) "));
    }
}
