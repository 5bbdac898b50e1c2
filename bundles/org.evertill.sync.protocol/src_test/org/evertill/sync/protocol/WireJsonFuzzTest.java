package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged messages are refused by a checked failure or read as something that can be sent again; nothing else. 212,800 of them;
 * the environment's {@code EVERTILL_FUZZ_CASES} (of each kind) and {@code EVERTILL_FUZZ_SEED} ask for others.
 */
class WireJsonFuzzTest {

    private static final int KINDS = 19;
    private static final int CASES_PER_KIND = (int) asked("EVERTILL_FUZZ_CASES", 11_200);
    private static final long SEED = asked("EVERTILL_FUZZ_SEED", 20_260_101);
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

    private final Random random = new Random(SEED);
    private int refused;
    private int understood;

    @Test
    void damagedMessagesAreRefusedOrUnderstood() throws IOException {
        var messages = new RandomMessages(new Random(SEED + 1));
        for (int i = 0; i < CASES_PER_KIND; i++) {
            damage(WireJson.PUSH_REQUEST, messages.pushRequest());
            damage(WireJson.PUSH_ANSWER, messages.pushAnswer());
            damage(WireJson.PULL_REQUEST, messages.pullRequest());
            damage(WireJson.PULL_ANSWER, messages.pullAnswer());
            damage(WireJson.HELLO_REQUEST, messages.helloRequest());
            damage(WireJson.SESSION_REQUEST, messages.sessionRequest());
            damage(WireJson.HELLO_ANSWER, messages.helloAnswer());
            damage(WireJson.ENROLMENT_REQUEST, messages.enrolmentRequest());
            damage(WireJson.ENROLMENT_ANSWER, messages.enrolmentAnswer());
            damage(WireJson.PROBLEM, messages.problem());
            damage(WireJson.ROWS_SELECT, messages.rows().select());
            damage(WireJson.ROWS_WRITE, messages.rows().write());
            damage(WireJson.ROWS_PAGE, messages.rows().page());
            damage(WireJson.ROWS_FIND, messages.rows().find());
            damage(WireJson.ROWS_COUNT, messages.rows().count());
            damage(WireJson.ROWS_TOTAL, messages.rows().total());
            damage(WireJson.ROWS_ENTRY, messages.rows().entry());
            damage(WireJson.HISTORY_REQUEST, messages.historyRequest());
            damage(WireJson.HISTORY_PAGE, messages.historyPage());
        }
        System.out.println("fuzz of the codec: seed " + SEED + ", " + refused + " messages refused, " + understood
                + " understood");
        assertEquals(CASES_PER_KIND * KINDS, refused + understood);
        assertTrue(refused > CASES_PER_KIND, () -> "the damage does too little: " + refused + " refused");
        assertTrue(understood > CASES_PER_KIND, () -> "the damage does too much: " + understood + " understood");
    }

    private static long asked(String name, long usual) {
        return Long.parseLong(System.getenv().getOrDefault(name, String.valueOf(usual)));
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
            fail("seed " + SEED + ": not a WireException: " + e + "\nfor " + json, e);
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
