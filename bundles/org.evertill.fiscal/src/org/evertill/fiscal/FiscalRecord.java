package org.evertill.fiscal;

import java.time.Instant;

/**
 * What a fiscal device is asked to sign.
 *
 * @param id of the sale or of the Z, so that a device knows what it signed already
 * @param registerId of the register
 * @param document the receipt's number, or that of the Z
 * @param at when it happened, to the millisecond
 * @param processType how {@code processData} is to be read
 * @param processData what is signed, without line breaks and tabs
 */
public record FiscalRecord(
        String id, Kind kind, String registerId, String document, Instant at, String processType, String processData) {

    public FiscalRecord {
        for (String text : new String[] {id, registerId, document, processType, processData}) {
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a fiscal record is one line of text");
            }
        }
    }

    /** What is signed. */
    public enum Kind {
        /** A sale that is paid. */
        SALE,
        /** What was given back. */
        REFUND,
        /** The Z of a shift. */
        CLOSING
    }
}
