package org.evertill.sync.protocol;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import org.evertill.kernel.Problem;

/**
 * The JSON form of one kind of message, streaming; compression and character set are the caller's. Members that a
 * reader does not know are passed over, so that an older side understands a newer one. Stateless, any thread.
 *
 * @param <T> the message
 */
public final class WireJson<T> {

    public static final WireJson<Enrolment.Request> ENROLMENT_REQUEST =
            new WireJson<>(EnrolmentJson::write, EnrolmentJson::readRequest);
    public static final WireJson<Enrolment.Answer> ENROLMENT_ANSWER =
            new WireJson<>(EnrolmentJson::write, EnrolmentJson::readAnswer);
    public static final WireJson<Session.Request> SESSION_REQUEST =
            new WireJson<>(SessionJson::write, SessionJson::readRequest);
    public static final WireJson<Session.Answer> SESSION_ANSWER =
            new WireJson<>(SessionJson::write, SessionJson::readAnswer);
    public static final WireJson<Hello.Request> HELLO_REQUEST =
            new WireJson<>(HelloJson::write, HelloJson::readRequest);
    public static final WireJson<Hello.Answer> HELLO_ANSWER = new WireJson<>(HelloJson::write, HelloJson::readAnswer);
    public static final WireJson<Push.Request> PUSH_REQUEST = new WireJson<>(PushJson::write, PushJson::read);
    public static final WireJson<Push.Answer> PUSH_ANSWER = new WireJson<>(PushAnswerJson::write, PushAnswerJson::read);
    public static final WireJson<Apart.Request> APART_REQUEST = new WireJson<>(ApartJson::write, ApartJson::read);
    public static final WireJson<Pull.Request> PULL_REQUEST = new WireJson<>(PullJson::write, PullJson::readRequest);
    public static final WireJson<Pull.Answer> PULL_ANSWER = new WireJson<>(PullJson::write, PullJson::readAnswer);
    public static final WireJson<Digest.Question> DIGEST_QUESTION =
            new WireJson<>(DigestJson::write, DigestJson::readQuestion);
    public static final WireJson<Digest.Answer> DIGEST_ANSWER =
            new WireJson<>(DigestJson::write, DigestJson::readAnswer);
    public static final WireJson<Digest.Fetch> DIGEST_FETCH = new WireJson<>(DigestJson::write, DigestJson::readFetch);
    public static final WireJson<Digest.Page> DIGEST_PAGE = new WireJson<>(DigestJson::write, DigestJson::readPage);
    public static final WireJson<Salvage.Offer> SALVAGE_OFFER =
            new WireJson<>(SalvageJson::write, SalvageJson::readOffer);
    public static final WireJson<Salvage.Answer> SALVAGE_ANSWER =
            new WireJson<>(SalvageJson::write, SalvageJson::readAnswer);
    public static final WireJson<Rows.Find> ROWS_FIND = new WireJson<>(RowsJson::write, RowsJson::readFind);
    public static final WireJson<Rows.Select> ROWS_SELECT = new WireJson<>(RowsJson::write, RowsJson::readSelect);
    public static final WireJson<Rows.Count> ROWS_COUNT = new WireJson<>(RowsJson::write, RowsJson::readCount);
    public static final WireJson<Rows.Write> ROWS_WRITE = new WireJson<>(RowsJson::write, RowsJson::readWrite);
    public static final WireJson<Rows.Page> ROWS_PAGE = new WireJson<>(RowsJson::write, RowsJson::readPage);
    public static final WireJson<Rows.Total> ROWS_TOTAL = new WireJson<>(RowsJson::write, RowsJson::readTotal);
    public static final WireJson<Rows.Entry> ROWS_ENTRY = new WireJson<>(RowsJson::write, RowsJson::readEntry);

    public static final WireJson<History.Request> HISTORY_REQUEST =
            new WireJson<>(HistoryJson::write, HistoryJson::readRequest);
    public static final WireJson<History.Page> HISTORY_PAGE = new WireJson<>(HistoryJson::write, HistoryJson::readPage);

    /** The data of an event; one line. */
    public static final WireJson<Poke> POKE = new WireJson<>(PokeJson::write, PokeJson::read);

    /** The answer to a request that was refused. */
    public static final WireJson<Problem> PROBLEM = new WireJson<>(ProblemJson::write, ProblemJson::read);

    private final Encoder<T> encoder;
    private final WireReader.Decoder<T> decoder;

    private WireJson(Encoder<T> encoder, WireReader.Decoder<T> decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    @FunctionalInterface
    private interface Encoder<T> {
        void write(JsonWriter out, T message) throws IOException;
    }

    /** Writes one message and flushes; the writer stays open. */
    public void write(Writer out, T message) throws IOException {
        var json = new JsonWriter(out);
        json.setStrictness(Strictness.STRICT);
        encoder.write(json, message);
        json.flush();
    }

    /**
     * Reads one message and nothing after it, within {@link Limits}; the reader stays open.
     *
     * @throws WireException when what the reader gives is not this message
     * @throws IOException when the reader fails
     */
    public T read(Reader in) throws IOException {
        return WireReader.readDocument(in, decoder);
    }
}
