package org.evertill.ui.shift.internal;

import org.evertill.kernel.Money;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.ShiftReport;

/** What the screen is at. */
sealed interface Task {

    /** How it stands, and everything that can be begun. */
    record Overview() implements Task {}

    /** How much money moves. */
    record Amount(CashMovementKind kind) implements Task {}

    /** What it is for. */
    record Reason(CashMovementKind kind, Money amount) implements Task {}

    /** Coins and notes are counted. */
    record Count(Tally tally) implements Task {}

    /** What stays in the drawer when the shift is closed. */
    record Left() implements Task {}

    /** A report is read. */
    record Slip(ShiftReport report) implements Task {}
}
