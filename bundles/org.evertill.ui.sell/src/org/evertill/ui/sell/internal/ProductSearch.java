package org.evertill.ui.sell.internal;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evertill.checkout.Catalogue;
import org.evertill.checkout.Catalogue.Found;
import org.evertill.ui.Till;
import org.evertill.ui.UiTasks;
import org.evertill.ui.UiTasks.Lane;

/** Finds products by words while they are typed. Only the answer to the newest question is shown. UI thread. */
final class ProductSearch {

    /** How long to wait for the next letter. */
    static final int DEBOUNCE_MS = 250;

    /** Products that are shown. */
    static final int LIMIT = 50;

    private final Till till;
    private final UiTasks tasks;
    private final Clock clock;
    private Runnable cancel = () -> {};
    private long newest;

    ProductSearch(Till till, UiTasks tasks, Clock clock) {
        this.till = till;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Searches when nothing more is asked for a moment. */
    void soon(String words, Consumer<List<Found>> show) {
        forget();
        cancel = tasks.later(DEBOUNCE_MS, () -> now(words, show));
    }

    /** Searches at once. */
    void now(String words, Consumer<List<Found>> show) {
        ask(catalogue -> catalogue.search(words, LIMIT, clock.instant()), show);
    }

    /** Finds all products that have one code. */
    void claimants(String code, Consumer<List<Found>> show) {
        ask(catalogue -> catalogue.claimants(code, clock.instant()), show);
    }

    private void ask(Function<Catalogue, List<Found>> question, Consumer<List<Found>> show) {
        forget();
        long asked = newest;
        tasks.attempt(Lane.BACKGROUND, () -> till.service(Catalogue.class).map(question), found -> {
            if (asked == newest) {
                show.accept(found);
            }
        });
    }

    /** Shows nothing of what was asked before. */
    void forget() {
        cancel.run();
        newest++;
    }
}
