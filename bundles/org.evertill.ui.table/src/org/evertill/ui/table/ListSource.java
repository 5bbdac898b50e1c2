package org.evertill.ui.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.evertill.kernel.Folded;
import org.evertill.kernel.Outcome;

/**
 * A source of what is read as a whole, because there is never much of it: filtered by the beginnings of words in any column, and ordered by
 * a key of each column. Any thread.
 */
public final class ListSource<T> implements TableSource<T> {

    private final Supplier<Outcome<List<T>>> all;
    private final Function<T, String> id;
    private final Function<T, String> words;
    private final Map<String, Comparator<T>> orders;

    /**
     * @param all read anew for every question
     * @param words by which a row is found
     * @param orders by columns' identifiers; by any other the rows stay as they were read
     */
    public ListSource(
            Supplier<Outcome<List<T>>> all,
            Function<T, String> id,
            Function<T, String> words,
            Map<String, Comparator<T>> orders) {
        this.all = all;
        this.id = id;
        this.words = words;
        this.orders = Map.copyOf(orders);
    }

    @Override
    public Outcome<List<String>> order(String filter, Sorting sorting) {
        return all.get().map(rows -> {
            var matching = new ArrayList<>(rows.stream()
                    .filter(row -> Folded.matches(words.apply(row), filter))
                    .toList());
            var order = orders.get(sorting.column());
            if (order != null) {
                matching.sort(sorting.direction() == Sorting.Direction.ASCENDING ? order : order.reversed());
            }
            return matching.stream().map(id).toList();
        });
    }

    @Override
    public Outcome<Map<String, T>> rows(List<String> ids) {
        return all.get()
                .map(rows -> rows.stream()
                        .filter(row -> ids.contains(id.apply(row)))
                        .collect(Collectors.toMap(id, row -> row)));
    }
}
