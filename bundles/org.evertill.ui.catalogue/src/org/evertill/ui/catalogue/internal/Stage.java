package org.evertill.ui.catalogue.internal;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.evertill.catalogue.CatalogueDesk;
import org.evertill.catalogue.CatalogueDesk.Access;
import org.evertill.catalogue.Divergence;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.UiTasks;

/** What the topics stand on: who works, what is asked of the till, what is said. UI thread only. */
interface Stage {

    Messages texts();

    Formats formats();

    UiTasks tasks();

    String staffId();

    /** What the person may do; nothing until that is known. */
    Access access();

    /** The desk, from a lane. */
    Outcome<CatalogueDesk> desk();

    /** Asks on a lane, and shows what came of it while the screen is still the person's. */
    <T> void ask(Supplier<Outcome<T>> work, Consumer<T> then);

    void say(Kind kind, String key, Object... values);

    void say(Problem problem);

    /** Title, hint or number of rows are others. */
    void changed();

    /** What is typed. */
    String entry();

    /** What is typed was taken: nothing is typed any more. */
    void taken();

    /** Shows another topic; what was typed is gone. */
    void to(Topic topic);

    /** Two people changed the same: lets the person choose. */
    <T extends Record> void choose(Divergence<T> divergence);

    /** One step back. */
    void back();

    /** The same as {@link #ask}, of the desk. */
    default <T> void askDesk(Function<CatalogueDesk, Outcome<T>> work, Consumer<T> then) {
        ask(() -> desk().then(work), then);
    }

    /** Whether the person may change rows of an entity. */
    default boolean mayChange(EntityType<?> type) {
        return access().mayChange(type);
    }
}
