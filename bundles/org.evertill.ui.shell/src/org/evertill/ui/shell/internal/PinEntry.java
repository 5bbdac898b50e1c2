package org.evertill.ui.shell.internal;

import java.util.Arrays;

/** A PIN while it is typed, shown as dots. On the UI's thread. */
final class PinEntry {

    private static final int MAX_DIGITS = 12;

    private final PinDots dots;
    private final char[] typed = new char[MAX_DIGITS];
    private int digits;

    PinEntry(PinDots dots) {
        this.dots = dots;
    }

    boolean isEmpty() {
        return digits == 0;
    }

    /** One digit more, while there is room. */
    void add(char digit) {
        if (digits < MAX_DIGITS) {
            typed[digits++] = digit;
            dots.show(digits);
        }
    }

    void removeLast() {
        digits = Math.max(0, digits - 1);
        dots.show(digits);
    }

    /** What was typed, for the caller to wipe; nothing of it stays here. */
    char[] take() {
        var taken = Arrays.copyOf(typed, digits);
        clear();
        return taken;
    }

    /** Wipes what was typed. */
    void clear() {
        Arrays.fill(typed, '0');
        digits = 0;
        dots.show(0);
    }
}
