package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.entity.RowJson;
import org.evertill.sync.protocol.WireException.Reason;
import org.junit.jupiter.api.Test;

class WireLimitsTest {

    @Test
    void aPushHoldsSoManyOperationsOfSeveralTransactions() throws IOException {
        assertAccepted(WireJson.PUSH_REQUEST, WireJsonTest.push(Limits.MAX_PUSH_OPERATIONS, "a", "b"));
        assertTooLarge(WireJson.PUSH_REQUEST, WireJsonTest.push(Limits.MAX_PUSH_OPERATIONS + 1, "a", "b"));
    }

    @Test
    void oneTransactionMayBeLarger() throws IOException {
        assertAccepted(WireJson.PUSH_REQUEST, WireJsonTest.push(Limits.MAX_TXN_OPERATIONS, "a"));
        assertTooLarge(WireJson.PUSH_REQUEST, WireJsonTest.push(Limits.MAX_TXN_OPERATIONS + 1, "a"));
    }

    @Test
    void aPageHoldsSoManyRows() throws IOException {
        assertAccepted(WireJson.PULL_ANSWER, page(Limits.MAX_PULL_ROWS));
        assertTooLarge(WireJson.PULL_ANSWER, page(Limits.MAX_PULL_ROWS + 1));
    }

    @Test
    void aNameHoldsSoManyCharacters() throws IOException {
        assertAccepted(WireJson.ENROLMENT_REQUEST, new Enrolment.Request("c", "x".repeat(Limits.MAX_NAME_CHARS), "k"));
        assertTooLarge(
                WireJson.ENROLMENT_REQUEST, new Enrolment.Request("c", "x".repeat(Limits.MAX_NAME_CHARS + 1), "k"));
    }

    @Test
    void anObjectHasSoManyMembersAlsoUnknownOnes() {
        String known = "{\"code\":\"c\",\"deviceName\":\"d\"";
        String json = known + ",\"x\":1".repeat(Limits.MAX_MEMBERS - 1) + "}";
        var refused = assertThrows(WireException.class, () -> WireJson.ENROLMENT_REQUEST.read(new StringReader(json)));
        assertEquals(Reason.TOO_LARGE, refused.reason());
    }

    @Test
    void aTillHasSoManyScopes() throws IOException {
        assertAccepted(WireJson.HELLO_ANSWER, heads(Limits.MAX_SCOPES));
        assertTooLarge(WireJson.HELLO_ANSWER, heads(Limits.MAX_SCOPES + 1));
    }

    @Test
    void aTillHasSoManyBranches() throws IOException {
        assertAccepted(WireJson.HELLO_REQUEST, branches(Limits.MAX_BRANCHES));
        assertTooLarge(WireJson.HELLO_REQUEST, branches(Limits.MAX_BRANCHES + 1));
    }

    @Test
    void aRowHoldsSoManyCharacters() throws IOException {
        assertAccepted(WireJson.PUSH_REQUEST, pushOf(Row.of(Map.of("a", "x".repeat(Limits.MAX_ROW_CHARS - 10_000)))));
        assertTooLarge(WireJson.PUSH_REQUEST, pushOf(Row.of(Map.of("a", "x".repeat(Limits.MAX_ROW_CHARS + 1)))));
    }

    @Test
    void aRowHasSoManyColumns() throws IOException {
        assertAccepted(WireJson.PUSH_REQUEST, pushOf(columns(RowJson.MAX_COLUMNS)));
        String json = WireJsonTest.written(WireJson.PUSH_REQUEST, pushOf(columns(RowJson.MAX_COLUMNS + 1)));
        assertThrows(WireException.class, () -> WireJson.PUSH_REQUEST.read(new StringReader(json)));
    }

    @Test
    void anEndlessMessageIsLeftBeforeItFillsTheMemory() {
        var endlessText = new Endless("{\"code\":\"", "x");
        assertTooLarge(endlessText);
        assertTrue(endlessText.given <= Limits.MAX_ROW_CHARS + 10_000, () -> "read " + endlessText.given);
        var endlessUnknown = new Endless("{\"future\":[0", ",0");
        assertTooLarge(endlessUnknown);
        assertTrue(endlessUnknown.given <= Limits.MAX_BODY_BYTES + 10_000, () -> "read " + endlessUnknown.given);
    }

    private static Pull.Answer page(int rows) {
        var entry = new Pull.Entry("chain", 1, "t", "i", 1, false, Row.EMPTY);
        return new Pull.Answer(1, Collections.nCopies(rows, entry), new TreeMap<>(), 0, false);
    }

    private static Hello.Answer heads(int scopes) {
        var heads = new TreeMap<String, Long>();
        for (int i = 0; i < scopes; i++) {
            heads.put("facts:" + i, 1L);
        }
        return new Hello.Answer(1, 1, 0, "h", Instant.EPOCH, java.util.List.of(), heads);
    }

    private static Hello.Request branches(int count) {
        var branch = new Hello.Branch(2, 1, 3, "h", "A2BC");
        return new Hello.Request("r", 2, "v", 3, "h", Instant.EPOCH, 0, Collections.nCopies(count, branch), 1);
    }

    private static Push.Request pushOf(Row row) {
        return new Push.Request("r", 1, 1, "h", java.util.List.of(WireJsonTest.operation(1, "t", row)));
    }

    private static Row columns(int count) {
        var values = new TreeMap<String, Object>();
        for (int i = 0; i < count; i++) {
            values.put("c" + i, 1L);
        }
        return Row.of(values);
    }

    private static <T> void assertAccepted(WireJson<T> kind, T message) throws IOException {
        assertEquals(message, kind.read(new StringReader(WireJsonTest.written(kind, message))));
    }

    private static <T> void assertTooLarge(WireJson<T> kind, T message) throws IOException {
        String json = WireJsonTest.written(kind, message);
        var failure = assertThrows(WireException.class, () -> kind.read(new StringReader(json)));
        assertEquals(Reason.TOO_LARGE, failure.reason(), failure.getMessage());
    }

    private static void assertTooLarge(Reader endless) {
        var failure = assertThrows(WireException.class, () -> WireJson.ENROLMENT_REQUEST.read(endless));
        assertEquals(Reason.TOO_LARGE, failure.reason(), failure.getMessage());
    }

    /** A beginning, and then the same for ever. */
    private static final class Endless extends Reader {
        private final String start;
        private final String rest;
        private long given;

        Endless(String start, String rest) {
            this.start = start;
            this.rest = rest;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            for (int i = 0; i < length; i++) {
                long at = given++;
                buffer[offset + i] = at < start.length()
                        ? start.charAt((int) at)
                        : rest.charAt((int) ((at - start.length()) % rest.length()));
            }
            return length;
        }

        @Override
        public void close() {}
    }
}
