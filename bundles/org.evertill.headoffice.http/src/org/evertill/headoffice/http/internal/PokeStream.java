package org.evertill.headoffice.http.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.evertill.headoffice.PokeFeed;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.Poke;
import org.evertill.sync.protocol.WireJson;

/**
 * One stream of server-sent events (WHATWG HTML, section 9.2) to one till. Holds no thread: what is to be said is kept
 * as the newest head of each scope, and goes out when the write before it is done, so a till that reads slowly costs one
 * small map. Any thread.
 */
final class PokeStream extends IteratingCallback implements PokeFeed.Listener {

    private static final byte[] HEARTBEAT = ": \n\n".getBytes(StandardCharsets.UTF_8);

    private final Response response;
    private final Callback callback;
    private final Object lock = new Object();
    private SortedMap<String, Long> waiting = new TreeMap<>();
    private Runnable over = () -> {};
    private boolean begun;
    private boolean beat = true;
    private boolean ending;
    private boolean last;

    /**
     * @param callback completed when the stream ends
     */
    PokeStream(Response response, Callback callback) {
        this.response = response;
        this.callback = callback;
    }

    /**
     * Sends the head of the answer, and from then on what is to be said.
     *
     * @param whenOver called once, when the stream has ended, however
     */
    void begin(Runnable whenOver) {
        response.setStatus(Answer.OK);
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, Poke.MEDIA_TYPE);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        // Proxies that keep answers back until they are whole would keep this one for ever.
        headers.put("X-Accel-Buffering", "no");
        synchronized (lock) {
            over = whenOver;
            begun = true;
        }
        iterate();
    }

    @Override
    public void moved(SortedMap<String, Long> heads) {
        synchronized (lock) {
            heads.forEach((scope, head) -> waiting.merge(scope, head, Math::max));
        }
        iterate();
    }

    @Override
    public void ended(Problem reason) {
        end();
    }

    /** Ends the stream in order; the till opens another one. */
    void end() {
        synchronized (lock) {
            ending = true;
        }
        iterate();
    }

    /** Shows that the line still lives. */
    void beat() {
        synchronized (lock) {
            beat = true;
        }
        iterate();
    }

    @Override
    protected Action process() throws IOException {
        byte[] next;
        synchronized (lock) {
            if (!begun) {
                return Action.IDLE;
            }
            if (last) {
                return Action.SUCCEEDED;
            }
            last = ending;
            next = next();
            if (next.length == 0 && !last) {
                return Action.IDLE;
            }
        }
        response.write(last, ByteBuffer.wrap(next), this);
        return Action.SCHEDULED;
    }

    private byte[] next() throws IOException {
        if (!waiting.isEmpty()) {
            var poke = new Poke(waiting);
            waiting = new TreeMap<>();
            beat = false;
            return event(poke).getBytes(StandardCharsets.UTF_8);
        }
        boolean due = beat;
        beat = false;
        return due ? HEARTBEAT : new byte[0];
    }

    private static String event(Poke poke) throws IOException {
        var data = new StringWriter();
        WireJson.POKE.write(data, poke);
        return "event: " + Poke.EVENT + "\ndata: " + data + "\n\n";
    }

    @Override
    protected void onCompleteSuccess() {
        over.run();
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable failure) {
        over.run();
        callback.failed(failure);
    }
}
