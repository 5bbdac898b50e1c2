package org.evertill.ui.sell.internal;

import org.evertill.barcode.Barcodes;

/** What was typed or scanned since the last Enter, and how fast. Pure; UI thread. */
final class Entry {

    /** Characters at most: more than the longest code; what comes after is dropped with the code being refused. */
    static final int MAX_LENGTH = Barcodes.MAX_LENGTH + 20;

    /** A scanner sends a character at least this often; a person does not. */
    static final int SCANNER_MS_PER_CHARACTER = 50;

    private static final int SCANNER_LEAST_CHARACTERS = 4;

    private final StringBuilder text = new StringBuilder();
    private int firstMs;
    private int lastMs;

    /**
     * Adds a character.
     *
     * @param timeMs the event's own time, which is right also when the screen was busy; wraps around
     */
    void type(char character, int timeMs) {
        if (text.isEmpty()) {
            firstMs = timeMs;
        }
        lastMs = timeMs;
        if (text.length() < MAX_LENGTH) {
            text.append(character);
        }
    }

    /** Takes the last character back. */
    void back() {
        if (!text.isEmpty()) {
            text.setLength(text.length() - 1);
        }
    }

    void clear() {
        text.setLength(0);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    String text() {
        return text.toString();
    }

    /** Whether it came too fast for a person. */
    boolean looksScanned() {
        return text.length() >= SCANNER_LEAST_CHARACTERS
                && lastMs - firstMs <= SCANNER_MS_PER_CHARACTER * (text.length() - 1);
    }
}
