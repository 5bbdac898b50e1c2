package org.evertill.fiscal.dsfinvk.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.evertill.domain.Sale;
import org.evertill.kernel.Money;
import org.evertill.kernel.ProblemException;
import org.evertill.shift.ShiftClosing;
import org.evertill.usecase.Attempt;

/** Writes one Z with all that it closes, and holds what was written against what the Z tells. */
record ClosingExport(Facts facts, Company company, String software, Sheets sheets) {

    /** The edition whose files these are. */
    static final String EDITION = "2.4";

    /** How many records there were. */
    long write(ShiftClosing z) {
        var zero = Money.zero(z.openingFloat().currency());
        var closing = Closing.of(z);
        var sums = new Sums(zero);
        var rows = new BonRows(closing, z.registerId(), sheets, sums);
        var drawer = new DrawerBons(facts, z);
        var count = new AtomicLong();
        var sold = new Sold(zero);
        each(drawer.before(), rows, count);
        var bons = new SaleBons(facts);
        facts.eachSale(z.shiftId(), sale -> {
            each(List.of(bons.of(sale)), rows, count);
            sold.add(sale);
        });
        each(drawer.after(sums), rows, count);
        check(z, sold, sums);
        sums.write(closing, sheets);
        master(z, closing, sums);
        return count.get();
    }

    /** What sales and refunds come to. */
    private static final class Sold {

        private long receipts;
        private Money total;

        Sold(Money zero) {
            total = zero;
        }

        void add(Sale sale) {
            receipts++;
            total = total.plus(sale.total());
        }
    }

    private static void each(List<Bon> bons, BonRows rows, AtomicLong count) {
        for (Bon bon : bons) {
            var zero = rows.sums().zero();
            if (!bon.total(zero).equals(bon.paid(zero))) {
                throw incomplete(rows.closing(), "the lines of " + bon.id() + " do not come to what was paid");
            }
            rows.write(bon);
            count.incrementAndGet();
        }
    }

    private static void check(ShiftClosing z, Sold sold, Sums sums) {
        var told = z.salesTotal().plus(z.refundsTotal());
        if (sold.receipts != z.receipts() || !sold.total.equals(told)) {
            throw incomplete(
                    Closing.of(z),
                    z.receipts() + " receipts of " + told + ", and the till has " + sold.receipts + " of "
                            + sold.total);
        }
        if (!sums.ownCash().equals(z.leftInDrawer())) {
            throw incomplete(Closing.of(z), z.leftInDrawer() + " in the drawer, and its records " + sums.ownCash());
        }
    }

    private static ProblemException incomplete(Closing closing, String what) {
        return Attempt.problem(
                "fiscal.incomplete",
                "The Z " + closing.number() + " of " + closing.till() + " does not agree with what the till has of it: "
                        + what + ". Months that have left the till cannot be exported here; else run verify.");
    }

    private void master(ShiftClosing z, Closing closing, Sums sums) {
        var who = company.company();
        sheets.add(
                "cashpointclosing.csv",
                closing.row(
                        "TAXONOMIE_VERSION", EDITION,
                        "Z_START_ID", sums.first(),
                        "Z_ENDE_ID", sums.last(),
                        "NAME", who.name(),
                        "STRASSE", who.street(),
                        "PLZ", who.postcode(),
                        "ORT", who.town(),
                        "LAND", who.country(),
                        "STNR", company.taxNumber(),
                        "USTID", company.vatId(),
                        "Z_SE_ZAHLUNGEN", sums.paid().toDecimal(),
                        "Z_SE_BARZAHLUNGEN", sums.cash().toDecimal()));
        var where = company.location();
        sheets.add(
                "location.csv",
                closing.row(
                        "LOC_NAME", where.name(),
                        "LOC_STRASSE", where.street(),
                        "LOC_PLZ", where.postcode(),
                        "LOC_ORT", where.town(),
                        "LOC_LAND", where.country()));
        sheets.add(
                "cashregister.csv",
                closing.row(
                        "KASSE_BRAND", "Evertill",
                        "KASSE_MODELL", "Evertill",
                        "KASSE_SERIENNR", z.registerId(),
                        "KASSE_SW_BRAND", "Evertill",
                        "KASSE_SW_VERSION", software,
                        "KASSE_BASISWAEH_CODE", sums.zero().currency(),
                        "KEINE_UST_ZUORDNUNG", "0"));
    }
}
