package org.evertill.sync.http.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.protocol.Limits;
import org.evertill.sync.protocol.Poke;
import org.evertill.sync.protocol.WireException;
import org.evertill.sync.protocol.WireJson;

/**
 * Makes pokes of the bytes of a stream as they come (WHATWG HTML, section 9.2, as far as head office uses it). Comments
 * and events of other names are passed over. One thread.
 */
final class EventReader {

    private static final String EVENT_FIELD = "event:";
    private static final String DATA_FIELD = "data:";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String event = "";
    private String data = "";

    /**
     * The pokes that are complete with these bytes.
     *
     * @throws WireException when an event's data are not what they should be
     * @throws ProblemException {@code sync.too-large}
     */
    List<Poke> read(ByteBuffer bytes) throws WireException {
        var pokes = new ArrayList<Poke>();
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                take(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, pokes);
            } else if (line.size() >= Limits.MAX_ROW_CHARS) {
                throw new ProblemException(Problem.of("sync.too-large", "An event of head office's is too large."));
            } else {
                line.write(next);
            }
        }
        return pokes;
    }

    private void take(String text, List<Poke> pokes) throws WireException {
        if (text.isEmpty()) {
            if (event.equals(Poke.EVENT)) {
                pokes.add(poke(data));
            }
            event = "";
            data = "";
        } else if (text.startsWith(EVENT_FIELD)) {
            event = text.substring(EVENT_FIELD.length()).strip();
        } else if (text.startsWith(DATA_FIELD)) {
            // Head office writes one line of data; a second one replaces the first, so nothing grows.
            data = text.substring(DATA_FIELD.length()).strip();
        }
    }

    private static Poke poke(String json) throws WireException {
        try {
            return WireJson.POKE.read(new StringReader(json));
        } catch (WireException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a text does not fail", e);
        }
    }
}
