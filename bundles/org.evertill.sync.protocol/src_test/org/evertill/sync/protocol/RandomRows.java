package org.evertill.sync.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The messages about single rows, with every sort of content. */
final class RandomRows {

    private final RandomGenerator random;
    private final RandomMessages messages;

    RandomRows(RandomGenerator random, RandomMessages messages) {
        this.random = random;
        this.messages = messages;
    }

    Rows.Find find() {
        return new Rows.Find(messages.id(), messages.text(), messages.id());
    }

    Rows.Select select() {
        var order = new ArrayList<Rows.Order>();
        for (int i = random.nextInt(3); i > 0; i--) {
            order.add(new Rows.Order(messages.text(), one(Rows.Direction.values())));
        }
        return new Rows.Select(messages.id(), messages.text(), filters(), order, messages.count(), messages.count());
    }

    Rows.Count count() {
        return new Rows.Count(messages.id(), messages.text(), filters());
    }

    Rows.Write write() {
        return new Rows.Write(
                messages.id(),
                messages.id(),
                one(Rows.Change.values()),
                messages.text(),
                messages.id(),
                messages.vector(),
                messages.row(),
                messages.text(),
                messages.count());
    }

    Rows.Page page() {
        var entries = new ArrayList<Rows.Entry>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.add(entry());
        }
        return new Rows.Page(entries);
    }

    Rows.Total total() {
        return new Rows.Total(messages.number());
    }

    Rows.Entry entry() {
        return new Rows.Entry(
                messages.text(),
                messages.id(),
                messages.text(),
                messages.number(),
                random.nextBoolean(),
                messages.row());
    }

    private List<Rows.Filter> filters() {
        var filters = new ArrayList<Rows.Filter>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var comparison = one(Rows.Comparison.values());
            boolean bare = comparison == Rows.Comparison.EMPTY || comparison == Rows.Comparison.NOT_EMPTY;
            filters.add(new Rows.Filter(messages.text(), comparison, bare ? Optional.empty() : Optional.of(value())));
        }
        return filters;
    }

    private Object value() {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextLong();
            default -> messages.text();
        };
    }

    private <E> E one(E[] values) {
        return values[random.nextInt(values.length)];
    }
}
