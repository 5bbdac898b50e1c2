package org.evertill.headoffice.http.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.protocol.Apart;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.History;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;
import org.evertill.sync.protocol.Rows;
import org.evertill.sync.protocol.Salvage;
import org.evertill.sync.protocol.Session;
import org.evertill.sync.protocol.Session.Purpose;
import org.evertill.sync.protocol.WireJson;

/** A message of every kind that a till has not sent yet and head office would take. */
final class WireMessages {

    /** What the filter of the question is about. */
    static final String FILTERED = "Tea";

    private WireMessages() {}

    /** Path → message. */
    static Map<String, String> of(WireTill till, String code) {
        String replica = till.replica();
        var filters = List.of(new Rows.Filter("name", Rows.Comparison.EQUAL, Optional.of(FILTERED)));
        var order = List.of(new Rows.Order("name", Rows.Direction.ASCENDING));
        var row = DomainTypes.PRODUCT.toRow(product("w1", "Tray"));
        var key = DeviceKey.make();
        var messages = new TreeMap<String, String>();
        messages.put("enrol", json(WireJson.ENROLMENT_REQUEST, new Enrolment.Request(code, "till", key.publicKey())));
        messages.put(
                "session",
                json(WireJson.SESSION_REQUEST, Session.Request.of(replica, Instant.now(), "n1", till.line.key())));
        messages.put(
                "apart/session",
                json(
                        WireJson.SESSION_REQUEST,
                        Session.Request.of(Purpose.APART, replica, Instant.now(), "n2", till.line.key())));
        messages.put("apart", json(WireJson.APART_REQUEST, new Apart.Request(push(till), List.of())));
        messages.put("hello", json(WireJson.HELLO_REQUEST, till.greeting()));
        messages.put("push", json(WireJson.PUSH_REQUEST, push(till)));
        messages.put(
                "pull",
                json(WireJson.PULL_REQUEST, new Pull.Request(replica, 1, new TreeMap<>(Map.of("chain", 0L)), 10)));
        messages.put("digest", json(WireJson.DIGEST_QUESTION, question(replica, 0)));
        messages.put("digest/rows", json(WireJson.DIGEST_FETCH, fetch(replica, 0)));
        messages.put("salvage", json(WireJson.SALVAGE_OFFER, offer(replica)));
        messages.put("history", json(WireJson.HISTORY_REQUEST, new History.Request(replica, "products", "p1", 0, 10)));
        messages.put("rows/find", json(WireJson.ROWS_FIND, new Rows.Find(replica, "products", "p1")));
        messages.put(
                "rows/select", json(WireJson.ROWS_SELECT, new Rows.Select(replica, "products", filters, order, 0, 10)));
        messages.put("rows/count", json(WireJson.ROWS_COUNT, new Rows.Count(replica, "products", filters)));
        messages.put(
                "rows/write",
                json(
                        WireJson.ROWS_WRITE,
                        new Rows.Write(
                                replica,
                                "request-1",
                                Rows.Change.CREATE,
                                "products",
                                "w1",
                                VersionVector.ofHeadOffice(1),
                                row,
                                "staff-1",
                                1)));
        return messages;
    }

    /** A product is no fact, so nothing is taken. */
    static Salvage.Offer offer(String replica) {
        var row = new Salvage.Fact("products", "p1", "chain", Row.EMPTY.with("id", "p1"));
        var edit = new Salvage.Edit("products", "p1", "chain", 7, false, Row.EMPTY.with("id", "p1"));
        return new Salvage.Offer(replica, 1, List.of(row), List.of(edit));
    }

    static Digest.Question question(String replica, long seq) {
        return new Digest.Question(replica, 1, "chain", seq, Collections.nCopies(Digest.BUCKETS, 0L));
    }

    static Digest.Fetch fetch(String replica, long seq) {
        var name = new Digest.Name("products", "p1");
        return new Digest.Fetch(replica, 1, "chain", seq, List.of(name), name, 0);
    }

    /** One operation that follows the till's log and does not stand in it. */
    private static Push.Request push(WireTill till) {
        long next = till.log.size() + 1L;
        var draft = WireTill.update("products", "p1", name(FILTERED), name("Green tea"), 1);
        return new Push.Request(
                till.replica(), 1, next, till.hashBefore(next), List.of(till.operation(next, "next", draft)));
    }

    static Product product(String id, String name) {
        return new Product(id, "sku-" + id, name, null, ProductKind.GOODS, "pcs", "standard", true);
    }

    static Row name(String name) {
        return Row.EMPTY.with("name", name);
    }

    static <T> String json(WireJson<T> form, T message) {
        var out = new StringWriter();
        try {
            form.write(out, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
