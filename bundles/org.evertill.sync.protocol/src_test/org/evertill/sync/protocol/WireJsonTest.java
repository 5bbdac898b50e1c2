package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.WireException.Reason;
import org.junit.jupiter.api.Test;

class WireJsonTest {

    private static final String HELLO = """
        {"replica":"r","incarnation":1,"appVersion":"1","lastSeq":5,"lastHash":"h",\
        "clock":"2026-01-02T03:04:05Z","pending":0}\
        """;

    @Test
    void everyMessageComesBackAsItWasSent() throws IOException {
        var messages = new RandomMessages(new Random(1));
        for (int i = 0; i < 3_000; i++) {
            assertComesBack(WireJson.ENROLMENT_REQUEST, messages.enrolmentRequest());
            assertComesBack(WireJson.ENROLMENT_ANSWER, messages.enrolmentAnswer());
            assertComesBack(WireJson.HELLO_REQUEST, messages.helloRequest());
            assertComesBack(WireJson.SESSION_REQUEST, messages.sessionRequest());
            assertComesBack(WireJson.SESSION_ANSWER, messages.sessionAnswer());
            assertComesBack(WireJson.HELLO_ANSWER, messages.helloAnswer());
            assertComesBack(WireJson.PUSH_REQUEST, messages.pushRequest());
            assertComesBack(WireJson.APART_REQUEST, messages.apartRequest());
            assertComesBack(WireJson.PUSH_ANSWER, messages.pushAnswer());
            assertComesBack(WireJson.PULL_REQUEST, messages.pullRequest());
            assertComesBack(WireJson.PULL_ANSWER, messages.pullAnswer());
            assertComesBack(WireJson.PROBLEM, messages.problem());
            assertComesBack(WireJson.ROWS_FIND, messages.rows().find());
            assertComesBack(WireJson.ROWS_SELECT, messages.rows().select());
            assertComesBack(WireJson.ROWS_COUNT, messages.rows().count());
            assertComesBack(WireJson.ROWS_WRITE, messages.rows().write());
            assertComesBack(WireJson.ROWS_PAGE, messages.rows().page());
            assertComesBack(WireJson.ROWS_TOTAL, messages.rows().total());
            assertComesBack(WireJson.HISTORY_REQUEST, messages.historyRequest());
            assertComesBack(WireJson.HISTORY_PAGE, messages.historyPage());
            assertComesBack(WireJson.ROWS_ENTRY, messages.rows().entry());
        }
    }

    @Test
    void membersOfANewerVersionArePassedOver() throws IOException {
        String newer = HELLO.replace("{", "{\"future\":{\"a\":[1,{\"b\":[[]]},null,true,\"x\"]},\"other\":[],");
        assertEquals(
                WireJson.HELLO_REQUEST.read(new StringReader(HELLO)),
                WireJson.HELLO_REQUEST.read(new StringReader(newer)));
    }

    @Test
    void whatIsNotTheMessageIsMalformed() {
        assertRefused(Reason.MALFORMED, HELLO.replace("\"pending\":0", "\"other\":0"));
        assertRefused(Reason.MALFORMED, HELLO.replace("\"pending\":0", "\"pending\":\"0\""));
        assertRefused(Reason.MALFORMED, HELLO.replace("\"pending\":0", "\"pending\":null"));
        assertRefused(Reason.MALFORMED, HELLO.replace("\"pending\":0", "\"pending\":-1"));
        assertRefused(Reason.MALFORMED, HELLO.replace("\"pending\":0", "\"pending\":1.5"));
        assertRefused(Reason.MALFORMED, HELLO.replace("\"pending\":0", "\"pending\":99999999999999999999"));
        assertRefused(Reason.MALFORMED, HELLO.replace("\"pending\":0", "\"pending\":" + "9".repeat(5_000)));
        assertRefused(Reason.MALFORMED, HELLO.replace("\"incarnation\":1", "\"incarnation\":2147483648"));
        assertRefused(Reason.MALFORMED, HELLO.replace("\"pending\":0", "\"pending\":0,\"pending\":0"));
        assertRefused(Reason.MALFORMED, HELLO.replace("2026-01-02T03:04:05Z", "yesterday"));
        assertRefused(Reason.MALFORMED, HELLO.replace("\"r\"", "\"\\u0000\""));
        assertRefused(Reason.MALFORMED, HELLO.replace("\"r\"", "\"\\ud83d\""));
        assertRefused(Reason.MALFORMED, HELLO.replace('"', '\''));
        assertRefused(Reason.MALFORMED, HELLO + "{}");
        assertRefused(Reason.MALFORMED, "[" + HELLO + "]");
        assertRefused(Reason.MALFORMED, "<html>Bad gateway</html>");
    }

    @Test
    void anEndInTheMiddleIsTruncated() {
        assertRefused(Reason.TRUNCATED, "");
        for (int end = 1; end < HELLO.length(); end++) {
            assertRefused(Reason.TRUNCATED, HELLO.substring(0, end));
        }
    }

    @Test
    void depthIsBounded() {
        assertRefused(Reason.MALFORMED, HELLO.replace("{", "{\"future\":" + "[".repeat(100_000)));
    }

    @Test
    void aReaderThatFailsIsNoWireException() {
        var broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public void close() {}
        };
        var failure = assertThrows(IOException.class, () -> WireJson.HELLO_REQUEST.read(broken));
        assertFalse(failure instanceof WireException);
    }

    @Test
    void aPushAnswerIsOneOfThree() throws IOException {
        assertEquals(new Push.Fork(7), WireJson.PUSH_ANSWER.read(new StringReader("{\"fork\":{\"seq\":7}}")));
        assertPushAnswerRefused("{}");
        assertPushAnswerRefused("{\"fork\":{\"seq\":7},\"rewind\":{\"lastSeq\":1,\"lastHash\":\"h\"}}");
        assertPushAnswerRefused("{\"fork\":{}}");
    }

    @Test
    void gapsInAPushAreMalformed() throws IOException {
        String json = written(WireJson.PUSH_REQUEST, push(2, "t"));
        assertThrows(
                WireException.class,
                () -> WireJson.PUSH_REQUEST.read(new StringReader(json.replace("\"seq\":2", "\"seq\":3"))));
    }

    @Test
    void whatAnErrorSaysNeverQuotesTheMessage() {
        String secret = "hunter2";
        var failure = assertThrows(
                WireException.class,
                () -> WireJson.HELLO_REQUEST.read(new StringReader(
                        HELLO.replace("2026-01-02T03:04:05Z", secret).replace("\"h\"", "true"))));
        assertFalse(failure.getMessage().contains(secret), failure.getMessage());
        assertTrue(
                failure.problem().message().contains("lastHash"),
                failure.problem().message());
    }

    static Push.Request push(int operations, String... txns) {
        var list = new java.util.ArrayList<Operation>();
        for (int i = 0; i < operations; i++) {
            list.add(operation(i + 1, txns[i % txns.length], Row.of(Map.of("name", "n"))));
        }
        return new Push.Request("r", 1, 1, "h", list);
    }

    static Operation operation(long seq, String txn, Row row) {
        return new Operation(
                seq,
                txn,
                "i",
                "products",
                "e",
                "chain",
                OperationKind.INSERT,
                Row.EMPTY,
                row,
                new VersionVector(new TreeMap<>()),
                Hlc.ZERO,
                "u",
                1,
                "h");
    }

    static <T> String written(WireJson<T> kind, T message) throws IOException {
        var out = new StringWriter();
        kind.write(out, message);
        return out.toString();
    }

    private static <T> void assertComesBack(WireJson<T> kind, T message) throws IOException {
        assertEquals(message, kind.read(new StringReader(written(kind, message))));
    }

    private static void assertRefused(Reason reason, String hello) {
        var failure =
                assertThrows(WireException.class, () -> WireJson.HELLO_REQUEST.read(new StringReader(hello)), hello);
        assertEquals(reason, failure.reason(), failure.getMessage());
    }

    private static void assertPushAnswerRefused(String json) {
        var failure = assertThrows(WireException.class, () -> WireJson.PUSH_ANSWER.read(new StringReader(json)));
        assertEquals(Reason.MALFORMED, failure.reason());
    }
}
