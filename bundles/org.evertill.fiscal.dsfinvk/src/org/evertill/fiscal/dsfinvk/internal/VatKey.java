package org.evertill.fiscal.dsfinvk.internal;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The key of a tax rate: those of annex 2 of the DSFinV-K in the edition of 5 December 2024, and from 1000 those that a company makes
 * itself, for rates of which annex 2 has no current one.
 *
 * @param basisPoints the rate in hundredths of a per cent
 */
record VatKey(int number, int basisPoints, String description) {

    /** What is not taxable: money that moves, vouchers for whatever goods, tips for the staff. */
    static final VatKey NOT_TAXABLE = new VatKey(5, 0, "Nicht steuerbar");

    private static final VatKey FREE = new VatKey(6, 0, "Umsatzsteuerfrei");
    private static final int OWN = 1000;

    private static final Map<Integer, VatKey> GERMAN = Map.of(
            1900, new VatKey(1, 1900, "Allgemeiner Steuersatz"),
            700, new VatKey(2, 700, "Ermäßigter Steuersatz"),
            1070, new VatKey(13, 1070, "Historischer Durchschnittssatz (§ 24 Abs. 1 Nr. 3 UStG)"),
            550, new VatKey(4, 550, "Durchschnittssatz (§ 24 Abs. 1 Nr. 1 UStG)"),
            1600, new VatKey(21, 1600, "Historischer allgemeiner Steuersatz"),
            500, new VatKey(22, 500, "Historischer ermäßigter Steuersatz"),
            950, new VatKey(23, 950, "Historischer Durchschnittssatz (§ 24 Abs. 1 Nr. 3 UStG)"),
            900, new VatKey(33, 900, "Historischer Durchschnittssatz (§ 24 Abs. 1 Nr. 3 UStG)"),
            840, new VatKey(43, 840, "Historischer Durchschnittssatz (§ 24 Abs. 1 Nr. 3 UStG)"));

    /** Of a rate that something is sold at. */
    static VatKey of(int basisPoints) {
        if (basisPoints == 0) {
            return FREE;
        }
        var german = GERMAN.get(basisPoints);
        return german != null ? german : new VatKey(OWN + basisPoints, basisPoints, percent(basisPoints) + " %");
    }

    BigDecimal percent() {
        return percent(basisPoints);
    }

    private static BigDecimal percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2);
    }
}
