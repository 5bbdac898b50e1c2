package org.evertill.headoffice.http.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Salvage;
import org.junit.jupiter.api.Test;

/** docs/limits.md says the numbers that the code has. */
class LimitsPageTest {

    private static final Path PAGE = Path.of("../../docs/limits.md");

    @Test
    void thePageSaysWhatTheCodeHas() throws IOException {
        var stated = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split(" \\| ")[0].substring(2) + ": " + line.split(" \\| ")[1])
                .filter(line -> !line.equals("what: limit"))
                .toList();
        assertEquals(String.join("\n", limits()), String.join("\n", stated));
    }

    private static List<String> limits() {
        return List.of(
                "head of a request: " + kib(Limits.MAX_HEADER_BYTES),
                "head that trickles in: " + Waits.USUAL.watch().toSeconds() + " to "
                        + 3 * Waits.USUAL.watch().toSeconds() + " s", // one to three looks, see HeadWatch
                "body, as it comes and unpacked: " + mib(Limits.MAX_BODY_BYTES) + " each",
                "body of a request without a credential: " + kib(Limits.MAX_OPEN_BODY_BYTES),
                "time for a body to come: " + Limits.REQUEST_TIMEOUT.toSeconds() + " s",
                "time for an answer to be read: " + Limits.REQUEST_TIMEOUT.toSeconds() + " s",
                "silence on a connection: " + Waits.USUAL.idle().toSeconds() + " s",
                "rest of a body that is answered already: " + mib(Limits.MAX_LEFTOVER_BYTES) + ", "
                        + Limits.LEFTOVER_TIMEOUT.toSeconds() + " s",
                "operations of one PUSH; of one transaction, which may exceed that alone: "
                        + number(Limits.MAX_PUSH_OPERATIONS) + "; " + number(Limits.MAX_TXN_OPERATIONS),
                "operations of one transaction as text, in characters: " + (Limits.MAX_TXN_CHARS >> 20) + " Mi",
                "rows of one page of a PULL: " + number(Limits.MAX_PULL_ROWS),
                "rows of buckets that differ, in one DIGEST; rows that are fetched with one: "
                        + number(Digest.MAX_LINES) + "; " + number(Digest.MAX_ROWS),
                "facts; edits of master data, in one SALVAGE: " + Salvage.MAX_ROWS + "; " + Salvage.MAX_ROWS,
                "one row or other value: " + number(Limits.MAX_ROW_CHARS) + " characters",
                "identifier, name, hash: " + number(Limits.MAX_NAME_CHARS) + " characters",
                "members of one object: " + number(Limits.MAX_MEMBERS),
                "branches of one till: " + Limits.MAX_BRANCHES,
                "depth of objects and arrays: " + Limits.MAX_DEPTH,
                "requests at work at once: of tills; of those without a credential: " + JettySyncServer.MAX_AT_WORK
                        + "; " + JettySyncServer.MAX_STRANGERS_AT_WORK + ", the others wait "
                        + JettySyncServer.MAX_WAIT_FOR_TURN.toSeconds() + " s",
                "requests of tills that are shut out, at work at once; of one in " + Apart.WINDOW.toSeconds() + " s: "
                        + JettySyncServer.MAX_SHUT_OUT_AT_WORK + ", the others wait "
                        + JettySyncServer.MAX_WAIT_FOR_TURN.toSeconds() + " s; " + Apart.MAX_REQUESTS,
                "operations kept apart of one till that is shut out; their text: " + number(Apart.MAX_OPERATIONS) + "; "
                        + mib(Apart.MAX_BYTES),
                "bodies of requests without a credential that come at once: " + JettySyncServer.MAX_STRANGERS_READ
                        + ", the others wait " + JettySyncServer.MAX_WAIT_FOR_TURN.toSeconds() + " s",
                "refusals of a credential or code from one address: " + Strangers.MAX_REFUSALS + " in "
                        + Strangers.WINDOW.toSeconds() + " s",
                "addresses that are remembered, refused; good, for " + Strangers.TRUST.toHours() + " h: "
                        + number(Strangers.MAX_ADDRESSES) + " each",
                "connections; streams of pokes: " + number(JettySyncServer.MAX_CONNECTIONS) + "; "
                        + number(JettySyncServer.MAX_STREAMS));
    }

    private static String kib(long bytes) {
        return bytes / (1 << 10) + " KiB";
    }

    private static String mib(long bytes) {
        return bytes / (1 << 20) + " MiB";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
