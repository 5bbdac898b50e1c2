package org.evertill.ui.report.internal;

import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.SaleSlip;
import org.evertill.receipt.PlainText;
import org.evertill.report.ReportDesk;
import org.evertill.report.ReportDesk.Offer;
import org.evertill.report.RowSelection;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;
import org.evertill.ui.Notices.Notice;
import org.evertill.ui.report.internal.ReportView.Choice;
import org.evertill.ui.report.internal.ReportView.Frame;
import org.evertill.ui.report.internal.ReportView.Offers;
import org.evertill.ui.report.internal.ReportView.Slip;

/** Says to the view what the screen is at. UI thread only. */
final class ReportDisplay {

    private final ReportView view;
    private final Messages texts;
    private final Formats formats;

    ReportDisplay(ReportView view, Messages texts, Formats formats) {
        this.view = view;
        this.texts = texts;
        this.formats = formats;
    }

    /** What it says of what somebody is offered. */
    ReportWords words(Offer offer) {
        return new ReportWords(texts, offer.tenders(), formats);
    }

    /** A receipt as it is printed. */
    List<String> slip(Receipt receipt) {
        return PlainText.lines(SaleSlip.document(receipt, formats.slips()), PlainText.WIDTH);
    }

    /**
     * All of it.
     *
     * @param chosen which report is marked where one is chosen
     */
    void show(Visit now, Page page, int chosen) {
        frame(now, page);
        switch (page) {
            case Page.Choosing choosing -> {
                view.choices(
                        now.offer().reports().stream()
                                .map(report -> new Choice(
                                        now.words().name(report.name()),
                                        now.words().about(report.name())))
                                .toList(),
                        chosen);
                say(Kind.INFO, "say.choose");
            }
            case Page.Reading(var report, var table) -> {
                view.table(
                        table.map(now.words()::shown).orElse(ShownTable.EMPTY),
                        texts.get(table.isPresent() ? "empty" : "say.reading"));
                say(
                        Kind.INFO,
                        table.isEmpty()
                                ? "say.reading"
                                : table.get().rows().isEmpty()
                                        ? "say.empty"
                                        : RowSelection.leadsFrom(report) ? "say.table" : "say.table-only");
            }
            case Page.Receipts receipts -> {
                view.receipts(receipts.found().stream()
                        .map(found -> new Slip(
                                found.receipt(),
                                formats.dateTime(found.completedAt()),
                                found.cashier(),
                                formats.money(found.total())))
                        .toList());
                boolean isAll = receipts.found().size() < ReportDesk.MAX_RECEIPTS;
                say(Kind.INFO, isAll ? "say.receipts" : "say.latest", ReportDesk.MAX_RECEIPTS);
            }
            case Page.Paper paper -> say(Kind.INFO, "say.paper");
        }
    }

    /** Only what stands around it. */
    void frame(Visit now, Page page) {
        var typing = now.entry()
                .map(entry -> new ReportView.Typing(
                        entry.text(), texts.get(entry.from().isEmpty() ? "hint.from" : "hint.to")));
        var frame = frame(now, page, typing);
        view.frame(
                typing.isEmpty()
                        ? frame
                        : new Frame(frame.title(), frame.detail(), typing, texts.get("next.go-on"), frame.offers()));
    }

    private Frame frame(Visit now, Page page, Optional<ReportView.Typing> typing) {
        var words = now.words();
        var days = words.span(now.span());
        return switch (page) {
            case Page.Choosing choosing ->
                new Frame(texts.get("reports"), days, typing, texts.get("next.show"), Offers.DAYS);
            case Page.Reading(var report, var table) ->
                new Frame(
                        words.name(report.name()),
                        days
                                + table.flatMap(ReportWords::currency)
                                        .map(currency -> "  ·  " + currency)
                                        .orElse(""),
                        typing,
                        RowSelection.leadsFrom(report) ? texts.get("next.receipts") : "",
                        table.isPresent() ? Offers.TABLE : Offers.DAYS);
            case Page.Receipts receipts ->
                new Frame(
                        words.name(receipts.before().report().name()) + "  ·  " + receipts.row(),
                        days,
                        typing,
                        texts.get("next.receipt"),
                        Offers.DAYS);
            case Page.Paper paper ->
                new Frame(texts.get("receipt", paper.receipt()), days, typing, texts.get("next.done"), Offers.DAYS);
        };
    }

    private void say(Kind kind, String key, Object... values) {
        view.say(new Notice(kind, texts.get(key, values)));
    }
}
