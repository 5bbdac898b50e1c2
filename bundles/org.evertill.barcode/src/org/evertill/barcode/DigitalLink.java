package org.evertill.barcode;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a GS1 Digital Link URI that is not compressed, of whatever host and with whatever path before the key (GS1 Digital
 * Link Standard: URI Syntax, 1.2): key and qualifiers in the path, attributes in the query. Pure; throws the problems
 * {@code barcode.…}.
 */
final class DigitalLink {

    /** What may be the key of a path. */
    private static final List<String> KEYS =
            List.of("01", "00", "253", "255", "401", "402", "414", "417", "8003", "8004");

    /** Words that stood for some identifiers in a path until release 1.1. */
    private static final Map<String, String> WORDS =
            Map.of("gtin", "01", "sscc", "00", "lot", "10", "ser", "21", "cpv", "22");

    private DigitalLink() {}

    /** Whether a text is a web address. */
    static boolean looksLikeOne(String text) {
        String start = text.substring(0, Math.min(text.length(), 8)).toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    /** The values by identifier, those of the path first; empty for an address that has none of GS1's. */
    static Optional<Map<String, String>> elements(String uri) {
        String address = before(uri, '#');
        String place = before(address, '?');
        var segments = Arrays.asList(place.substring(place.indexOf("://") + 3)
                .replaceFirst("/+$", "")
                .split("/", -1));
        int key = keyIn(segments);
        if (key < 0) {
            return Optional.empty();
        }
        var found = new LinkedHashMap<String, String>();
        for (int i = key; i + 1 < segments.size(); i += 2) {
            put(found, identifier(segments.get(i)), segments.get(i + 1));
        }
        for (String attribute : attributes(address)) {
            int equals = attribute.indexOf('=');
            var identifier = equals < 0 ? Optional.<Identifier>empty() : Identifier.of(attribute.substring(0, equals));
            identifier.ifPresent(i -> put(found, i, attribute.substring(equals + 1)));
        }
        return Optional.of(Collections.unmodifiableMap(found));
    }

    /** Where the last key stands from which on the path is of identifiers and values; -1 when there is none. */
    private static int keyIn(List<String> segments) {
        for (int i = segments.size() - 2; i > 0; i -= 2) {
            String word = WORDS.getOrDefault(segments.get(i), segments.get(i));
            if (KEYS.contains(word)) {
                return i;
            }
            if (Identifier.of(word).isEmpty()) {
                return -1;
            }
        }
        return -1;
    }

    private static List<String> attributes(String address) {
        int question = address.indexOf('?');
        return question < 0
                ? List.of()
                : List.of(address.substring(question + 1).split("[&;]"));
    }

    private static Identifier identifier(String word) {
        return Identifier.of(WORDS.getOrDefault(word, word)).orElseThrow(() -> Refusal.malformed(word));
    }

    private static void put(Map<String, String> found, Identifier identifier, String encoded) {
        String value = decoded(encoded, identifier);
        if (identifier.digits().equals("01") || identifier.digits().equals("02")) {
            value = CheckDigit.hasLength(value) ? "0".repeat(identifier.max() - value.length()) + value : value;
        }
        ElementString.check(identifier, value);
        var before = found.putIfAbsent(identifier.digits(), value);
        if (before != null && !before.equals(value)) {
            throw Refusal.malformed("(" + identifier.digits() + "), which stands there twice");
        }
    }

    /** With %2F and the like as the characters they stand for. */
    private static String decoded(String text, Identifier identifier) {
        var decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                decoded.append(text.charAt(i));
            } else {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw Refusal.malformed("(" + identifier.digits() + ")");
                }
                decoded.append((char) (high * 16 + low));
                i += 2;
            }
        }
        return decoded.toString();
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
