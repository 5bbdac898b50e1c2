package org.evertill.ui.sell.internal;

/** Something of the screen that asks for more than codes, and has the keys while it does. UI thread only. */
interface KeyTaker {

    /** Whether keys are for it now. */
    boolean isAsking();

    /** A printable character; {@code timeMs} is the event's own. */
    void type(char character, int timeMs);

    /** Takes the last character back. */
    void back();

    /** Ends what was typed. */
    void enter();

    /** One step back. */
    void escape();

    /** Says anew, where things are typed, what is expected. */
    void refresh();
}
