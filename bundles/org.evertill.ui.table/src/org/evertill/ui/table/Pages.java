package org.evertill.ui.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows that were seen lately, fetched a page at a time, the page that was wanted last first: whoever scrolls through two hundred
 * thousand rows waits for where he stops, not for what went by. UI thread only.
 */
final class Pages<T> {

    /** Rows of a page. */
    static final int PAGE = 64;

    private static final int MOST_KEPT = 32;
    private static final int MOST_WANTED = 3;

    private final Fetch<T> fetch;
    private final Deque<Integer> wanted = new ArrayDeque<>();
    private final Map<Integer, Map<String, T>> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true);
    private final Map<String, T> changed = new HashMap<>();
    private List<String> order = List.of();
    private int round;
    private boolean fetching;

    /** How rows are fetched: returns at once, and tells later, on the UI's thread, what there is; empty when it could not be read. */
    interface Fetch<T> {
        void of(List<String> ids, Consumer<Optional<Map<String, T>>> then);
    }

    Pages(Fetch<T> fetch) {
        this.fetch = fetch;
    }

    /** Begins anew with these rows. */
    void show(List<String> newOrder) {
        order = newOrder;
        round++;
        fetching = false;
        wanted.clear();
        kept.clear();
        changed.clear();
    }

    int size() {
        return order.size();
    }

    String id(int index) {
        return order.get(index);
    }

    /** Where a row stands; −1 when it is not among them. */
    int indexOf(String id) {
        return order.indexOf(id);
    }

    /** The row, if it is there already; otherwise it is asked for. */
    Optional<T> row(int index) {
        var id = order.get(index);
        var own = changed.get(id);
        if (own != null) {
            return Optional.of(own);
        }
        var page = kept.get(index / PAGE);
        if (page == null) {
            want(index / PAGE);
            return Optional.empty();
        }
        return Optional.ofNullable(page.get(id));
    }

    /** Whether it is known that a row is there no more. */
    boolean isGone(int index) {
        var page = kept.get(index / PAGE);
        var id = order.get(index);
        return page != null && !page.containsKey(id) && !changed.containsKey(id);
    }

    /** Puts a row in the place of what was read. */
    void replace(String id, T row) {
        changed.put(id, row);
    }

    private void want(int page) {
        wanted.remove(page);
        wanted.addFirst(page);
        if (wanted.size() > MOST_WANTED) {
            wanted.removeLast();
        }
        next();
    }

    private void next() {
        if (fetching || wanted.isEmpty()) {
            return;
        }
        int page = wanted.removeFirst();
        int mine = round;
        fetching = true;
        fetch.of(order.subList(page * PAGE, Math.min(order.size(), (page + 1) * PAGE)), rows -> {
            if (mine == round) {
                fetching = false;
                rows.ifPresent(read -> keep(page, read));
                next();
            }
        });
    }

    private void keep(int page, Map<String, T> rows) {
        kept.put(page, rows);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
