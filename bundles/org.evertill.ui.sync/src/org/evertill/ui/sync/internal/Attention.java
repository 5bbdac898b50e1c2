package org.evertill.ui.sync.internal;

import org.evertill.kernel.Outcome;
import org.evertill.sync.ConflictDesk;
import org.evertill.sync.ConflictDesk.Stage;
import org.evertill.ui.Till;

/** How much waits for a person, out of this till's own database. Any thread but the UI's. */
final class Attention {

    private final ConflictDesk desk;

    private Attention(ConflictDesk desk) {
        this.desk = desk;
    }

    /** Out of a till that is up. Waits for it, so not on the UI's thread. */
    static Outcome<Attention> of(Till till) {
        return till.service(ConflictDesk.class).map(Attention::new);
    }

    /** Conflicts that nobody here has decided, and what was set aside or taken with something wrong. */
    long count() {
        long open =
                desk.open().stream().filter(one -> one.stage() == Stage.OPEN).count();
        return open + desk.incidents().size();
    }
}
