package org.evertill.ui.catalogue.internal;

import java.util.List;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.table.DataTable;

/** One of the tables of the screen, with what can be done about it. UI thread only. */
interface Topic {

    /** By which its widgets are found. */
    String id();

    DataTable<?> table();

    /** What is done by keys, all of it by {@link #actions}. */
    KeySource keys();

    List<Action> actions();

    /** What it is about now. */
    String title();

    /** What to type. */
    String hint();

    /** It is seen, for the first time or again: reads what there is. */
    void begin();

    /** Something was typed or taken back. */
    void typed(String text);

    /** What was typed is ended by Enter; says whether that was for it. */
    boolean entered(String text);

    /** A cell that is only read was chosen. */
    void opened();

    /** Somebody wants to go back; says whether that may be, or something has to end first. */
    boolean isLeft();
}
