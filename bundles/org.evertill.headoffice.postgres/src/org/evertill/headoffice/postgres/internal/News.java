package org.evertill.headoffice.postgres.internal;

import java.util.Collection;
import java.util.List;
import org.evertill.sync.protocol.Operation;

/** What head office tells tills of what came from others. Any thread; never fails, whatever becomes of it. */
interface News {

    /** Tells what operations that were just taken bring. */
    void of(Collection<Operation> operations);

    /** Tells whatever was not told yet, when head office starts. */
    void all();

    /** Several, one after the other. */
    static News together(News... some) {
        var all = List.of(some);
        return new News() {
            @Override
            public void of(Collection<Operation> operations) {
                all.forEach(news -> news.of(operations));
            }

            @Override
            public void all() {
                all.forEach(News::all);
            }
        };
    }
}
