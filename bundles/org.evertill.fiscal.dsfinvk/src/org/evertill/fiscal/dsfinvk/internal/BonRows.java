package org.evertill.fiscal.dsfinvk.internal;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.fiscal.dsfinvk.internal.Bon.Line;
import org.evertill.fiscal.dsfinvk.internal.Bon.Share;
import org.evertill.kernel.Money;

/** Writes what happened in a shift: the files of single records. What it comes to is added to the sums of the Z. */
record BonRows(Closing closing, String terminal, Sheets sheets, Sums sums) {

    private static final String YES = "1";
    private static final String NO = "0";
    private static final int OWN_COMPANY = 0;
    private static final BigDecimal ONE = BigDecimal.ONE;

    void write(Bon bon) {
        head(bon);
        bon.lines().forEach(line -> line(bon, line));
        taxes(bon);
        for (Bon.Payment payment : bon.payments()) {
            payment(bon, payment);
        }
        bon.reference().ifPresent(to -> reference(bon, to));
        signature(bon);
        sums.add(bon);
    }

    private void head(Bon bon) {
        var row = closing.row(
                "BON_ID", bon.id(),
                "BON_NR", bon.number(),
                "BON_TYP", bon.type(),
                "BON_NAME", bon.name(),
                "TERMINAL_ID", terminal,
                "BON_STORNO", bon.isVoid() ? YES : NO,
                "BON_START", Closing.moment(bon.started()),
                "BON_ENDE", Closing.moment(bon.ended()),
                "BEDIENER_ID", bon.staffId(),
                "BEDIENER_NAME", bon.staffName(),
                "UMS_BRUTTO", bon.total(sums.zero()).toDecimal(),
                "BON_NOTIZ", bon.note());
        bon.buyer().ifPresent(buyer -> {
            row.put("KUNDE_ID", buyer.id());
            row.put("KUNDE_NAME", buyer.name());
        });
        sheets.add("transactions.csv", row);
    }

    private void line(Bon bon, Line line) {
        var row = of(
                bon,
                line,
                "GUTSCHEIN_NR",
                line.voucher(),
                "ARTIKELTEXT",
                line.text(),
                "POS_TERMINAL_ID",
                terminal,
                "GV_TYP",
                line.business(),
                "GV_NAME",
                line.businessName(),
                "INHAUS",
                NO,
                "P_STORNO",
                NO,
                "AGENTUR_ID",
                OWN_COMPANY);
        line.item().ifPresent(item -> {
            row.put("ART_NR", item.number());
            row.put("GTIN", item.gtin());
            row.put("WARENGR_ID", item.group());
            row.put("WARENGR", item.group());
            row.put("MENGE", item.quantity().toDecimal());
            row.put("FAKTOR", ONE);
            row.put("EINHEIT", item.unit());
            row.put("STK_BR", item.unitGross());
        });
        sheets.add("lines.csv", row);
        for (Share share : line.shares()) {
            sheets.add("lines_vat.csv", taxed(of(bon, line), "POS_BRUTTO", "POS_NETTO", "POS_UST", share));
        }
        for (Bon.Pricing step : line.pricing()) {
            var priced = of(bon, line, "TYP", step.type());
            sheets.add("itemamounts.csv", taxed(priced, "PF_BRUTTO", "PF_NETTO", "PF_UST", step.share()));
        }
    }

    private Map<String, Object> of(Bon bon, Line line, Object... columns) {
        var row = closing.row(columns);
        row.put("BON_ID", bon.id());
        row.put("POS_ZEILE", line.position());
        return row;
    }

    static Map<String, Object> taxed(Map<String, Object> row, String gross, String net, String tax, Share share) {
        row.put("UST_SCHLUESSEL", share.key().number());
        row.put(gross, share.gross().toDecimal());
        row.put(net, share.net().toDecimal());
        row.put(tax, share.tax().toDecimal());
        return row;
    }

    /** All that is taxed alike together. */
    private void taxes(Bon bon) {
        var byKey = new TreeMap<Integer, Share>();
        bon.lines().stream()
                .flatMap(line -> line.shares().stream())
                .forEach(share -> byKey.merge(share.key().number(), share, BonRows::plus));
        byKey.values()
                .forEach(share -> sheets.add(
                        "transactions_vat.csv",
                        taxed(closing.row("BON_ID", bon.id()), "BON_BRUTTO", "BON_NETTO", "BON_UST", share)));
    }

    static Share plus(Share a, Share b) {
        return new Share(a.key(), a.gross().plus(b.gross()), a.tax().plus(b.tax()));
    }

    private void payment(Bon bon, Bon.Payment payment) {
        var row = closing.row(
                "BON_ID", bon.id(),
                "ZAHLART_TYP", payment.type(),
                "ZAHLART_NAME", payment.name(),
                "ZAHLWAEH_CODE",
                        payment.given()
                                .map(Money::currency)
                                .orElse(payment.amount().currency()),
                "BASISWAEH_BETRAG", payment.amount().toDecimal());
        payment.given().ifPresent(given -> row.put("ZAHLWAEH_BETRAG", given.toDecimal()));
        sheets.add("datapayment.csv", row);
    }

    private void reference(Bon bon, Bon.Reference to) {
        var row = closing.row("BON_ID", bon.id(), "REF_TYP", "Transaktion", "REF_BON_ID", to.bonId());
        to.closing().ifPresent(its -> {
            row.put("REF_DATUM", Closing.moment(its.at()));
            row.put("REF_Z_KASSE_ID", its.till());
            row.put("REF_Z_NR", its.number());
        });
        sheets.add("references.csv", row);
    }

    private void signature(Bon bon) {
        if (bon.signature().isEmpty() && bon.failure().isEmpty()) {
            return;
        }
        var row = closing.row("BON_ID", bon.id(), "TSE_TA_FEHLER", bon.failure());
        bon.signature().ifPresent(signed -> {
            row.put("TSE_ID", sums.device(signed));
            row.put("TSE_TANR", signed.transactionNumber());
            row.put("TSE_TA_START", Closing.moment(signed.startedAt()));
            row.put("TSE_TA_ENDE", Closing.moment(signed.finishedAt()));
            row.put("TSE_TA_VORGANGSART", signed.processType());
            row.put("TSE_TA_SIGZ", signed.signatureCounter());
            row.put("TSE_TA_SIG", signed.signature());
            row.put("TSE_VORGANGSDATEN", signed.processData());
        });
        sheets.add("transactions_tse.csv", row);
    }
}
