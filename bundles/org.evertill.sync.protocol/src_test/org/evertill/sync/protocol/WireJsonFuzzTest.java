package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged messages are refused by a checked failure or read as something that can be sent again; nothing else. */
class WireJsonFuzzTest {

    private static final int CASES_PER_KIND = 17_000;
    private static final String[] TOKENS = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "-1",
        "1.5",
        "1e9",
        "9223372036854775808",
        "\"\"",
        "\\u",
        "\\ud800",
        "\u0000",
        "😀",
        " ",
        "{}",
        "[]",
        "\"seq\":1,",
        "NaN",
        "//",
        "'"
    };

    private final Random random = new Random(20_260_101);
    private int refused;
    private int understood;

    @Test
    void damagedMessagesAreRefusedOrUnderstood() throws IOException {
        var messages = new RandomMessages(new Random(2));
        for (int i = 0; i < CASES_PER_KIND; i++) {
            damage(WireJson.PUSH_REQUEST, messages.pushRequest());
            damage(WireJson.PUSH_ANSWER, messages.pushAnswer());
            damage(WireJson.PULL_REQUEST, messages.pullRequest());
            damage(WireJson.PULL_ANSWER, messages.pullAnswer());
            damage(WireJson.HELLO_REQUEST, messages.helloRequest());
            damage(WireJson.HELLO_ANSWER, messages.helloAnswer());
            damage(WireJson.ENROLMENT_REQUEST, messages.enrolmentRequest());
            damage(WireJson.ENROLMENT_ANSWER, messages.enrolmentAnswer());
            damage(WireJson.PROBLEM, messages.problem());
            damage(WireJson.ROWS_SELECT, messages.rows().select());
            damage(WireJson.ROWS_WRITE, messages.rows().write());
            damage(WireJson.ROWS_PAGE, messages.rows().page());
        }
        assertEquals(CASES_PER_KIND * 12, refused + understood);
        assertTrue(refused > CASES_PER_KIND, () -> "the damage does too little: " + refused + " refused");
        assertTrue(understood > CASES_PER_KIND, () -> "the damage does too much: " + understood + " understood");
    }

    private <T> void damage(WireJson<T> kind, T message) throws IOException {
        String json = WireJsonTest.written(kind, message);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            json = damaged(json);
        }
        T read;
        try {
            read = kind.read(new StringReader(json));
        } catch (WireException e) {
            refused++;
            return;
        } catch (IOException | RuntimeException e) {
            fail("not a WireException: " + e + "\nfor " + json, e);
            return;
        }
        understood++;
        assertEquals(read, kind.read(new StringReader(WireJsonTest.written(kind, read))), json);
    }

    private String damaged(String json) {
        if (json.isEmpty()) {
            return json;
        }
        int at = random.nextInt(json.length());
        int end = Math.min(json.length(), at + 1 + random.nextInt(8));
        String token = TOKENS[random.nextInt(TOKENS.length)];
        return switch (random.nextInt(6)) {
            case 0 -> json.substring(0, at) + json.substring(end);
            case 1 -> json.substring(0, at) + token + json.substring(at);
            case 2 -> json.substring(0, at) + token + json.substring(end);
            case 3 -> json.substring(0, end) + json.substring(at);
            case 4 -> json.substring(0, at) + (char) (' ' + random.nextInt(95)) + json.substring(at + 1);
            default -> random.nextInt(4) == 0 ? json.substring(0, at) : json;
        };
    }
}
