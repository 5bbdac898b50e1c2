package org.evertill.ui.catalogue.internal;

import org.evertill.sync.words.EditWords.Field;

/** What two people made of one thing, and whose is kept. */
record MergeLine(Field field, Whose kept) {

    /** Whose value. */
    enum Whose {
        MINE,
        THEIRS
    }

    MergeLine keeping(Whose whose) {
        return new MergeLine(field, whose);
    }

    MergeLine other() {
        return keeping(kept == Whose.MINE ? Whose.THEIRS : Whose.MINE);
    }
}
