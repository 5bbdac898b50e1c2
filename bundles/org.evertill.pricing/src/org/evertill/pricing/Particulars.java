package org.evertill.pricing;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is noted of a line beside what it is and costs.
 *
 * @param serial the serial number of the one piece
 * @param lot the lot that it is of
 * @param useBy the day until which it is good, when its code said so
 * @param comment what somebody noted
 * @param ageCheckedBy who saw that the customer is old enough
 * @param goesWith the line whose deposit it is: it has that line's quantity and goes when that goes
 */
public record Particulars(
        Optional<String> serial,
        Optional<String> lot,
        Optional<LocalDate> useBy,
        Optional<String> comment,
        Optional<String> ageCheckedBy,
        Optional<String> goesWith) {

    /** Nothing, as of nearly all lines. */
    public static final Particulars NONE = new Particulars(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same with another comment, or without one. */
    public Particulars withComment(Optional<String> newComment) {
        return new Particulars(serial, lot, useBy, newComment, ageCheckedBy, goesWith);
    }

    /** Of a line that goes with another one. */
    public static Particulars with(String lineId) {
        return new Particulars(NONE.serial, NONE.lot, NONE.useBy, NONE.comment, NONE.ageCheckedBy, Optional.of(lineId));
    }
}
