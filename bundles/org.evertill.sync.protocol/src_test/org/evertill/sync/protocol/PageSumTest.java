package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.entity.Row;
import org.evertill.sync.protocol.WireException.Reason;
import org.junit.jupiter.api.Test;

/** What a page adds up to, and that a till notices when it does not. */
class PageSumTest {

    private static final Pull.Answer PAGE = new Pull.Answer(
            3,
            List.of(
                    new Pull.Entry("chain", 7, "products", "p1", 2, false, Row.of(Map.of("name", "Käse", "id", "p1"))),
                    new Pull.Entry("store:S1", 1, "shifts", "x", 1, true, true, Row.EMPTY)),
            new TreeMap<>(Map.of("chain", 7L, "store:S1", 1L)),
            12,
            true);

    @Test
    void theSumIsThatOfTheTextThatIsDocumented() throws Exception {
        String text = """
            ["chain",7,"products","p1",2,false,false,{"id":"p1","name":"Käse"}]
            ["store:S1",1,"shifts","x",1,true,true,{}]
            [3,{"chain":7,"store:S1":1},12,true]
            """;
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        String json = WireJsonTest.written(WireJson.PULL_ANSWER, PAGE);
        assertTrue(json.contains("\"sum\":\"" + HexFormat.of().formatHex(digest) + "\""), json);
    }

    @Test
    void whateverIsSpoiltIsNoticed() throws IOException {
        String json = WireJsonTest.written(WireJson.PULL_ANSWER, PAGE);
        assertEquals(PAGE, read(json));
        for (String[] change : new String[][] {
            {"Käse", "Kase"},
            {"\"epoch\":3", "\"epoch\":4"},
            {"\"seq\":7", "\"seq\":6"},
            {"\"version\":2", "\"version\":3"},
            {"\"deleted\":false", "\"deleted\":true"},
            {",\"gone\":true", ""},
            {"\"cursors\":{\"chain\":7", "\"cursors\":{\"chain\":8"},
            {"\"ackedSeq\":12", "\"ackedSeq\":13"},
            {"\"more\":true", "\"more\":false"},
            {"\"sum\":\"", "\"sum\":\"0"}
        }) {
            assertTrue(json.contains(change[0]), () -> change[0] + " is not in " + json);
            var failure = assertThrows(WireException.class, () -> read(json.replace(change[0], change[1])));
            assertEquals(Reason.BAD_SUM, failure.reason(), change[0]);
            assertEquals("sync.bad-page", failure.problem().code());
        }
    }

    @Test
    void anOlderHeadOfficeSendsNoSumAndANewerOneMore() throws IOException {
        String json = WireJsonTest.written(WireJson.PULL_ANSWER, PAGE);
        assertEquals(PAGE, read(json.replaceFirst(",\"sum\":\"[0-9a-f]{64}\"", "")));
        assertEquals(PAGE, read(json.replaceFirst("\"seq\":7", "\"seq\":7,\"future\":[1]")));
    }

    private static Pull.Answer read(String json) throws IOException {
        return WireJson.PULL_ANSWER.read(new StringReader(json));
    }
}
