package org.evertill.ui.report.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the columns of a table stand: the first always, of the others as many as fit. A value.
 *
 * @param first how many are passed over to the left
 * @param most how many can be passed over
 * @param places from left to right
 * @param left where a touch in the head goes back to; 0 when nothing is passed over
 * @param right where a touch in the head goes on from; the width when nothing follows
 */
record GridColumns(int first, int most, List<Place> places, int left, int right) {

    static final GridColumns NONE = new GridColumns(0, 0, List.of(), 0, Integer.MAX_VALUE);

    /** Room at the edge for the sign that there is more, in pixels. */
    static final int EDGE = 48;

    GridColumns {
        places = List.copyOf(places);
    }

    /**
     * A column that is seen.
     *
     * @param index in the table
     */
    record Place(int index, int left, int width) {}

    /**
     * Gives each column its width, and what is left over to the first and the leading one.
     *
     * @param widths that each needs
     * @param leading the column with the bars; −1 for none
     * @param wanted how many of the others to pass over; fewer if everything fits then
     */
    static GridColumns of(List<Integer> widths, int leading, int wanted, int width) {
        if (widths.isEmpty()) {
            return NONE;
        }
        int most = most(widths, width);
        int first = Math.clamp(wanted, 0, most);
        int edges = (first > 0 ? EDGE : 0) + (first < most ? EDGE : 0);
        int room = width - edges - widths.getFirst();
        int end = first + 1;
        int used = 0;
        while (end < widths.size() && used + widths.get(end) <= room) {
            used += widths.get(end++);
        }
        int spare = Math.max(0, room - used);
        boolean hasLeading = leading > first && leading < end;
        var places = new ArrayList<Place>();
        int at = widths.getFirst() + (hasLeading ? spare / 2 : spare);
        places.add(new Place(0, 0, at));
        at += first > 0 ? EDGE : 0;
        for (int i = first + 1; i < end; i++) {
            int own = widths.get(i) + (i == leading ? spare - spare / 2 : 0);
            places.add(new Place(i, at, own));
            at += own;
        }
        int left = first > 0 ? places.getFirst().width() : 0;
        return new GridColumns(first, most, places, left, first < most ? width - EDGE : width);
    }

    /** So many that all that are left fit. */
    private static int most(List<Integer> widths, int width) {
        int all = widths.stream().mapToInt(Integer::intValue).sum();
        int most = 0;
        while (all + (most > 0 ? EDGE : 0) > width && most < widths.size() - 2) {
            most++;
            all -= widths.get(most);
        }
        return most;
    }

    /** Where a touch in the head leads: −1 back, 1 on, 0 nowhere. */
    int directionAt(int x) {
        return first > 0 && x >= left && x < left + EDGE ? -1 : first < most && x >= right ? 1 : 0;
    }
}
