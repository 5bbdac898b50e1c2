package org.evertill.barcode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evertill.kernel.ProblemException;

/**
 * Reads what stands in a GS1 symbol: identifiers and their values, one after the other, a separator after those of open
 * length (GS1 General Specifications, 7.8); also the form for people, with identifiers in brackets. Pure; throws the problems
 * {@code barcode.…}.
 */
final class ElementString {

    /** How a scanner sends FNC1 between two elements. */
    static final char SEPARATOR = '\u001d';

    private static final String SET_82 =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private final Map<String, String> elements = new LinkedHashMap<>();

    /** The values by identifier, in their order. */
    static Map<String, String> raw(String text) {
        var read = new ElementString();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == SEPARATOR) {
                at++;
            } else {
                at = read.element(text, at);
            }
        }
        return Collections.unmodifiableMap(read.elements);
    }

    /** The same of {@code (01)09501101530003(10)AB-123}; a bracket within a value may have a backslash before it. */
    static Map<String, String> bracketed(String text) {
        var read = new ElementString();
        int at = 0;
        while (at < text.length()) {
            int close = endOfIdentifier(text, at);
            int from = at;
            var identifier = Identifier.of(close < 0 ? "" : text.substring(at + 1, close))
                    .orElseThrow(() -> Refusal.malformed("character " + (from + 1)));
            at = close + 1;
            while (at < text.length() && endOfIdentifier(text, at) < 0) {
                at++;
            }
            read.put(identifier, text.substring(close + 1, at).replace("\\(", "("));
        }
        return Collections.unmodifiableMap(read.elements);
    }

    /** Whether a text begins like one with brackets. */
    static boolean looksBracketed(String text) {
        return !text.isEmpty() && endOfIdentifier(text, 0) > 0;
    }

    /** Takes a value, when it is one of its identifier. */
    static void check(Identifier identifier, String value) throws ProblemException {
        boolean fits = value.length() >= identifier.min()
                && value.length() <= identifier.max()
                && (identifier.content() == Identifier.Content.TEXT
                        ? value.chars().allMatch(c -> SET_82.indexOf(c) >= 0)
                        : Digits.areAll(value));
        if (!fits) {
            throw Refusal.malformed("(" + identifier.digits() + ")");
        }
        if (identifier.content() == Identifier.Content.KEY && !CheckDigit.isLast(value)) {
            throw Refusal.checkDigit(value);
        }
    }

    private int element(String text, int at) {
        var identifier = Identifier.at(text, at).orElseThrow(() -> Refusal.malformed("character " + (at + 1)));
        int from = at + identifier.digits().length();
        int end = identifier.isFixed() ? Math.min(text.length(), from + identifier.max()) : endOfValue(text, from);
        put(identifier, text.substring(from, end));
        return end;
    }

    private static int endOfValue(String text, int from) {
        int separator = text.indexOf(SEPARATOR, from);
        return separator < 0 ? text.length() : separator;
    }

    /** Where the bracket closes that opens an identifier here; -1 when none does. */
    private static int endOfIdentifier(String text, int at) {
        if (text.charAt(at) != '(' || at > 0 && text.charAt(at - 1) == '\\') {
            return -1;
        }
        int close = text.indexOf(')', at);
        boolean isIdentifier = close >= at + 3 && close <= at + 5 && Digits.areAll(text.substring(at + 1, close));
        return isIdentifier && Identifier.of(text.substring(at + 1, close)).isPresent() ? close : -1;
    }

    private void put(Identifier identifier, String value) {
        check(identifier, value);
        var before = elements.putIfAbsent(identifier.digits(), value);
        if (before != null && !before.equals(value)) {
            throw Refusal.malformed("(" + identifier.digits() + "), which stands there twice");
        }
    }
}
