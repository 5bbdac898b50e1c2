package org.evertill.headoffice;

import java.time.LocalDate;
import java.util.List;
import org.evertill.domain.Store;
import org.evertill.kernel.Outcome;
import org.evertill.shift.ClosingFigure;
import org.evertill.shift.ShiftClosing;

/**
 * What was handed to the accounts of each Z, kept as it was handed over: each Z once, under numbers without a gap, and the same again
 * whenever it is asked for. Any thread.
 */
public interface ZLedger {

    /**
     * What the accounts get of the Z that were made on some days, each by its store's calendar, by number. Those that were not handed over
     * yet are written, numbered and kept; the others are given as they were. A shift has one entry: a further Z of it, which a till made after
     * it was put back from a backup, tells most of it again and is held back. Problem: {@code report.unknown-store}.
     *
     * @param to included
     * @param storeIds empty for all
     * @param writer says what a Z means; pure, for it may be asked again
     */
    Outcome<HandedOver> handOver(LocalDate from, LocalDate to, List<String> storeIds, Writer writer);

    /** Keeps that a file has these entries, by their numbers: they are new no more. Said when the file is there. */
    Outcome<Integer> inFile(List<Long> numbers);

    /**
     * What the accounts get of some days.
     *
     * @param entries by number
     * @param heldBack the Z that are not among them, by store and time
     */
    record HandedOver(List<Entry> entries, List<HeldBack> heldBack) {

        public HandedOver {
            entries = List.copyOf(entries);
            heldBack = List.copyOf(heldBack);
        }
    }

    /**
     * A Z that the accounts do not get.
     *
     * @param booked the Z of the same shift that they get
     */
    record HeldBack(String z, String booked) {}

    /** Says what the accounts get of a Z. */
    @FunctionalInterface
    interface Writer {

        /**
         * @param number of the entry, from 1
         * @param day on which it was made, by the store's calendar
         */
        String write(long number, LocalDate day, Store store, ShiftClosing z, List<ClosingFigure> figures);
    }

    /**
     * What was handed over of a Z.
     *
     * @param text as it was written
     * @param isNew whether no file has it yet
     */
    record Entry(long number, String z, String text, boolean isNew) {}
}
