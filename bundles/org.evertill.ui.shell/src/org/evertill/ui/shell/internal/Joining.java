package org.evertill.ui.shell.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.SyncEngine;
import org.evertill.sync.SyncReport;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.ui.Till;

/** Makes a till a member of a shop: asks head office, remembers the answer, loads what the shop has. Blocks. */
final class Joining {

    private Joining() {}

    /**
     * An address as somebody types it: {@code https://} is added when it has no scheme, and taken away when a whole address was typed or
     * pasted behind the one that the field began with; empty when it is none.
     */
    static Optional<URI> address(String typed) {
        var trimmed = typed.strip().replaceFirst("^https?://(?=https?://)", "");
        var text = trimmed.contains("://") ? trimmed : "https://" + trimmed;
        try {
            var uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Asks head office and remembers what this till is from now on. Problems: head office's refusals, connection. */
    static Outcome<TillIdentity> join(Till till, URI headOffice, String typedCode, String deviceName) {
        var code = Enrolment.Code.of(typedCode);
        var key = DeviceKey.make();
        var request = new Enrolment.Request(code.secret(), deviceName, key.publicKey());
        return till.service(SyncTransport.class)
                .then(transport -> transport.enrol(headOffice, code.serverLetters(), request))
                .then(answer ->
                        till.service(Database.class).then(db -> db.enrol(TillIdentity.of(answer, headOffice, key))));
    }

    /** Loads products, prices and people for the first time. */
    static Outcome<SyncReport> load(Till till, LongConsumer rowsSoFar) {
        return till.service(SyncEngine.class)
                .then(engine -> engine.syncOnce(progress -> rowsSoFar.accept(progress.pulled())));
    }
}
