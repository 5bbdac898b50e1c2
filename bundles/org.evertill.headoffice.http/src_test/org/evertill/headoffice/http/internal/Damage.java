package org.evertill.headoffice.http.internal;

import static org.evertill.headoffice.http.internal.BadMessage.BAD;
import static org.evertill.headoffice.http.internal.BadMessage.BROKEN;
import static org.evertill.headoffice.http.internal.BadMessage.LARGE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.evertill.sync.protocol.Limits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be wrong with any message, made of one that is right. */
final class Damage {

    private static final JsonMapper JSON = new JsonMapper();
    /** Objects whose members are data. */
    private static final Set<String> ROWS = Set.of("before", "after", "row");

    /** Objects with members of their own, of which a message has one. */
    private static final Set<String> PARTS = Set.of("first");

    /** Members that an older till does not have. */
    private static final Set<String> OPTIONAL = Set.of("edits");

    private static final Set<String> SENTENCES = Set.of("reason");

    private final String path;
    private final String token;
    private final String good;
    private final List<BadMessage> all = new ArrayList<>();

    private Damage(String path, String token, String good) {
        this.path = path;
        this.token = token;
        this.good = good;
    }

    /** All of it. */
    static List<BadMessage> of(String path, String token, String good) {
        var damage = new Damage(path, token, good);
        damage.document();
        damage.packing();
        damage.envelope();
        var root = (ObjectNode) JSON.readTree(good);
        damage.members(root, root, "");
        return damage.all;
    }

    private void add(String name, String body, String expected) {
        all.add(BadMessage.of(name, path, token, body, expected));
    }

    private void document() {
        add("nothing", "", BROKEN);
        add("half of it", good.substring(0, good.length() / 2), BROKEN);
        add("all but the end", good.substring(0, good.length() - 1), BROKEN);
        add("no JSON", "no json at all", BAD);
        add("a text", "\"x\"", BAD);
        add("null", "null", BAD);
        add("an array", "[" + good + "]", BAD);
        add("twice", good + good, BAD);
        add("something behind it", good + "x", BAD);
        add("a comment", "/* */" + good, BAD);
        add("nothing in it", "{}", BAD);
        add("deep", first("\"x\":" + "[".repeat(40) + "]".repeat(40)), BAD);
        add("deeper", first("\"x\":" + "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)), BAD);
        add("wide", first(("\"x\":1,").repeat(Limits.MAX_MEMBERS) + "\"y\":1"), LARGE);
        var latin = good.replace("\"replica\":\"", "\"replica\":\"ä").replace("\"code\":\"", "\"code\":\"ä");
        all.add(BadMessage.of("no UTF-8", path, token, latin.getBytes(StandardCharsets.ISO_8859_1), BAD));
    }

    private String first(String members) {
        return "{" + members + "," + good.substring(1);
    }

    private void packing() {
        byte[] packed = gzip(good.getBytes(StandardCharsets.UTF_8));
        packed("no gzip", good.getBytes(StandardCharsets.UTF_8), BAD);
        packed("gzip, its half", Arrays.copyOf(packed, packed.length / 2), BROKEN);
        packed("gzip, without its end", Arrays.copyOf(packed, packed.length - 8), BROKEN);
        var altered = packed.clone();
        altered[altered.length - 6] ^= 1;
        packed("gzip with a wrong sum", altered, BAD);
    }

    /** Bodies that are far larger once they are unpacked; reading them takes long, and is the same for every message. */
    static List<BadMessage> bombs(String path, String token, String good) {
        var damage = new Damage(path, token, good);
        byte[] bomb = damage.bomb();
        damage.packed("a bomb", bomb, LARGE);
        damage.packed("a bomb of blanks", gzip(new byte[0], new byte[] {' '}, Limits.MAX_BODY_BYTES + 1), LARGE);
        damage.packed("a bomb in a bomb", gzip(bomb), BAD);
        return damage.all;
    }

    private void packed(String name, byte[] body, String expected) {
        all.add(BadMessage.of(name, path, token, body, expected).with("Content-Encoding", "gzip"));
    }

    private void envelope() {
        var plain = BadMessage.of("another packing", path, token, good, "415 http.media-type");
        all.add(plain.with("Content-Encoding", "br"));
        all.add(plain.with("Content-Encoding", "gzip, gzip"));
        all.add(plain.with("Content-Type", "text/xml"));
        all.add(plain.with("Content-Type", "application/jsonp"));
        all.add(plain.without("Content-Type"));
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            all.add(BadMessage.of(method, path, token, good, "405 http.method").by(method));
        }
    }

    /** Every member of an object, and of the objects within it. */
    private void members(ObjectNode root, ObjectNode object, String where) {
        for (String name : List.copyOf(object.propertyNames())) {
            var value = object.get(name);
            String at = where + name;
            object.remove(name);
            if (!OPTIONAL.contains(name)) {
                add(at + " left out", root.toString(), BAD);
            }
            object.set(name, value);
            object.set("@@", value);
            add(at + " twice", root.toString().replace("\"@@\"", "\"" + name + "\""), BAD);
            object.remove("@@");
            for (String wrong : wrong(name, value)) {
                object.set(name, JSON.readTree("\"@@\""));
                add(at + " is " + wrong, root.toString().replace("\"@@\"", wrong), BAD);
            }
            if (value.isString()) {
                object.put(name, "x".repeat((SENTENCES.contains(name) ? Limits.MAX_SENTENCE_CHARS : at(value)) + 1));
                add(at + " too long", root.toString(), LARGE);
            }
            object.set(name, value);
            within(root, name, value, at);
        }
    }

    /** A plain value of a filter is bounded as a row's is. */
    private int at(JsonNode value) {
        return value.asString().equals(WireMessages.FILTERED) ? Limits.MAX_ROW_CHARS : Limits.MAX_NAME_CHARS;
    }

    private void within(ObjectNode root, String name, JsonNode value, String at) {
        if (value instanceof ObjectNode part && PARTS.contains(name)) {
            members(root, part, at + ".");
        } else if (value instanceof ObjectNode inner) {
            inner.set("long", JSON.readTree("\"@@\""));
            var bad = ROWS.contains(name) ? List.of("{}", "[]", "1.5", "1e99") : List.of("\"x\"", "-1", "1.5", "null");
            bad.forEach(v -> add(at + " holds " + v, root.toString().replace("\"@@\"", v), BAD));
            inner.remove("long");
            inner.set("n".repeat(Limits.MAX_NAME_CHARS + 1), JSON.readTree("1"));
            add(at + " has a long name", root.toString(), LARGE);
            inner.remove("n".repeat(Limits.MAX_NAME_CHARS + 1));
        } else if (value instanceof ArrayNode array && array.path(0) instanceof ObjectNode element) {
            members(root, element, at + ".");
        }
    }

    private static List<String> wrong(String name, JsonNode value) {
        var wrong = new ArrayList<>(List.of("null"));
        if (value.isString()) {
            wrong.addAll(List.of("{}", "[]", "\"a\\u0000b\"", "\"a\\ud800b\"", "'x'"));
            if (!value.asString().equals(WireMessages.FILTERED)) {
                wrong.addAll(List.of("5", "true"));
            }
        } else if (value.isNumber()) {
            wrong.addAll(List.of("\"x\"", "-1", "1.5", "1e3", "9223372036854775808", "NaN", "true", "{}", "[]"));
        } else if (value.isBoolean()) {
            wrong.addAll(List.of("\"x\"", "5", "{}", "[]"));
        } else {
            wrong.addAll(List.of("\"x\"", "5", "true", value.isArray() ? "{}" : "[]"));
        }
        switch (name) {
            case "clock" -> wrong.addAll(List.of("\"yesterday\"", "\"2026-02-30T00:00:00Z\""));
            case "hlc" -> wrong.addAll(List.of("\"noon\"", "\"018f3c2a9b10-00g1\""));
            case "kind", "change", "comparison", "direction" -> wrong.add("\"DROP\"");
            case "incarnation", "limit", "offset", "schemaVersion" -> wrong.add("2147483648");
            default -> {}
        }
        return wrong;
    }

    private byte[] bomb() {
        return gzip(
                first("\"x\":[0").replaceAll(",\\{?\"(replica|code).*", "").getBytes(StandardCharsets.UTF_8),
                new byte[] {',', '0'},
                40 << 20);
    }

    static byte[] gzip(byte[] text) {
        return gzip(text, new byte[0], 0);
    }

    /** A text and what follows it, many times over. */
    private static byte[] gzip(byte[] text, byte[] again, int times) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes, 64 << 10)) {
            out.write(text);
            var block = new byte[again.length << 16];
            for (int i = 0; i < block.length; i++) {
                block[i] = again[i % again.length];
            }
            for (int i = 0; i < times; i += 1 << 16) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
