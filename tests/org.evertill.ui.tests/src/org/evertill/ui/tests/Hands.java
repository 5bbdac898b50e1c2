package org.evertill.ui.tests;

import java.util.List;

/** What a cashier does with the window in a day, by keys alone or by the pointer alone. */
interface Hands {

    /** Logs in the first of the two people. */
    void login(String pin);

    /** Locks the till. */
    void lock();

    /** Types something and ends it. */
    void enter(String text);

    /** A word with letters, and its end. */
    void word(String letters);

    /** Takes exactly the total in cash, and whatever else the obvious next step is. */
    void next();

    /** Opens the tenders. */
    void tenders();

    /** A part in cash. */
    void cashPart(String amount);

    /** The rest by card. */
    void card();

    void park();

    /** Takes up what is parked. */
    void recall();

    void refund(String receipt);

    void discount(String percent);

    /** The first who may allow something does. */
    void allow(String pin);

    /** Goes to the shift's screen. */
    void toShift();

    /** The obvious next step there. */
    void goOn();

    /** Counts the drawer: pieces of each coin and note, from the largest. */
    void count(List<Integer> pieces);

    /** One step back. */
    void back();
}
