package org.evertill.headoffice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Shift;
import org.evertill.domain.Store;
import org.evertill.kernel.Outcome;
import org.evertill.shift.ForeignCash;
import org.evertill.shift.ShiftClosing;
import org.evertill.shift.ShiftFigures;

/** The consolidated Z: what tills told of a day beside what head office has received of it since. Any thread. */
public interface DayBook {

    /**
     * The shifts of a store that were closed on a day of its calendar, by register, series and number, and those begun by then that
     * are open as far as head office knows. Costs what those shifts have. Problem: {@code headoffice.unknown-store}.
     *
     * @param registerId empty for all registers of the store
     */
    Outcome<Day> day(String storeId, LocalDate day, Optional<String> registerId);

    /** A store's day. */
    record Day(Store store, LocalDate day, List<Closed> closed, List<Shift> open) {

        public Day {
            closed = List.copyOf(closed);
            open = List.copyOf(open);
        }

        /** What all Z of the day told; empty without any. */
        public Optional<ShiftFigures> told() {
            return closed.stream().map(Closed::told).reduce(ShiftFigures::plus);
        }

        /** What head office has of those shifts, each of them once; empty without any. */
        public Optional<ShiftFigures> facts() {
            return closed.stream()
                    .filter(Closed::isFirstOfShift)
                    .map(Closed::facts)
                    .reduce(ShiftFigures::plus);
        }
    }

    /**
     * A shift with its Z.
     *
     * @param told what the Z says
     * @param facts what head office has of the shift now
     * @param foreign what the Z told of cash in other currencies
     * @param late sales and refunds that it received after the Z
     * @param order 1, and more for a further Z of a shift that has one: its till was put back from a backup in between
     */
    record Closed(
            ShiftClosing z,
            ShiftFigures told,
            ShiftFigures facts,
            List<ForeignCash> foreign,
            ShiftFigures.Sum late,
            int order) {

        public Closed {
            foreign = List.copyOf(foreign);
        }

        /** Whether the shift has no other Z before this one. */
        public boolean isFirstOfShift() {
            return order == 1;
        }
    }
}
