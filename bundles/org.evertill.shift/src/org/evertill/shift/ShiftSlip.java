package org.evertill.shift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.evertill.kernel.Money;
import org.evertill.receipt.Block;
import org.evertill.receipt.Block.Rule;
import org.evertill.receipt.Block.Sides;
import org.evertill.receipt.Block.TableRow;
import org.evertill.receipt.Block.Text;
import org.evertill.receipt.PlainText;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.receipt.SlipFormats;
import org.evertill.receipt.Style;
import org.evertill.receipt.Style.Align;
import org.evertill.receipt.Style.Size;
import org.evertill.receipt.Style.Weight;
import org.evertill.receipt.TenderName;
import org.evertill.shift.ShiftFigures.Further;

/** An X or a Z as a document, in English or German, times in the store's zone. Pure; any thread. */
public final class ShiftSlip {

    private static final Style CENTRED = Style.PLAIN.aligned(Align.CENTER);
    private static final Style TITLE = new Style(Align.CENTER, Weight.BOLD, Size.TALL);
    private static final Style BOLD = new Style(Align.LEFT, Weight.BOLD, Size.NORMAL);
    private static final List<Integer> SHARES = List.of(3, 4, 3, 4);

    private final ShiftReport report;
    private final Locale locale;
    private final ResourceBundle words;
    private final SlipFormats formats;
    private final List<Block> blocks = new ArrayList<>();

    private ShiftSlip(ShiftReport report, Locale locale) {
        this.report = report;
        this.locale = locale;
        this.formats = new SlipFormats(locale, report.store().zone());
        this.words = ResourceBundle.getBundle(
                "org.evertill.shift.messages",
                locale,
                ShiftSlip.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_DEFAULT));
    }

    /**
     * The document.
     *
     * @param locale of words and numbers; a language other than German gives English words
     */
    public static ReceiptDocument document(ShiftReport report, Locale locale) {
        var slip = new ShiftSlip(report, locale);
        slip.head();
        slip.sales();
        slip.taxes();
        slip.tenders();
        slip.cash();
        slip.end();
        return new ReceiptDocument(slip.blocks);
    }

    /** The same as lines of text. */
    public static List<String> lines(ShiftReport report, Locale locale) {
        return PlainText.lines(document(report, locale), PlainText.WIDTH);
    }

    private void head() {
        text(report.store().name(), CENTRED);
        report.z().filter(z -> z.copy() > 0).ifPresent(z -> text(word("copy") + " " + z.copy(), TITLE));
        text(report.z().map(z -> word("z") + " " + z.number()).orElse(word("x")), TITLE);
        sides(word("register"), report.registerId());
        sides(word("shift"), String.valueOf(report.shiftNumber()));
        report.drawerOf().ifPresent(name -> sides(word("drawerOf"), name));
        sides(word("opened"), moment(report.openedAt()));
        sides(word("openedBy"), report.openedBy());
        sides(word(report.isZ() ? "closed" : "made"), moment(report.at()));
        sides(word(report.isZ() ? "closedBy" : "madeBy"), report.by());
        rule();
    }

    private void sales() {
        var figures = report.figures();
        times(word("sales"), figures.sales().times(), figures.sales().total());
        times(word("refunds"), figures.refunds().times(), figures.refunds().total());
        figures.further().stream()
                .filter(ShiftSlip::isOfRefunds)
                .forEach(some -> times(word("further." + some.kind().name()), some.times(), some.amount()));
        blocks.add(new Sides(
                word("total") + " " + figures.currency().getCurrencyCode(), formats.amount(figures.total()), BOLD));
        figures.discounts().forEach(d -> times(word("discount." + d.kind().name()), d.times(), d.amount()));
        figures.firstReceipt().ifPresent(first -> sides(word("firstReceipt"), first));
        figures.lastReceipt().ifPresent(last -> sides(word("lastReceipt"), last));
        rule();
    }

    private void taxes() {
        if (report.figures().rates().isEmpty()) {
            return;
        }
        row(List.of(word("tax"), word("net"), word("taxAmount"), word("gross")));
        report.figures()
                .rates()
                .forEach(rate -> row(List.of(
                        formats.percent(rate.basisPoints()) + " %",
                        formats.amount(rate.net()),
                        formats.amount(rate.tax()),
                        formats.amount(rate.gross()))));
        rule();
    }

    private void tenders() {
        if (report.figures().tenders().isEmpty()) {
            return;
        }
        report.figures().tenders().forEach(tender -> {
            String name = name(tender.tender());
            var currency = tender.amount().currency();
            boolean foreign = !currency.equals(report.figures().currency());
            times(foreign ? name + " " + currency.getCurrencyCode() : name, tender.payments(), tender.amount());
        });
        report.figures().further().stream()
                .filter(further -> !isOfRefunds(further))
                .forEach(this::further);
        rule();
    }

    private static boolean isOfRefunds(Further further) {
        return further.kind() == FigureKind.VOID || further.kind() == FigureKind.EXCHANGE;
    }

    private void further(Further further) {
        if (further.kind() == FigureKind.DEPOSIT) {
            String rate = formats.percent(Integer.parseInt(further.name())) + " %";
            times(word("further.DEPOSIT") + ", " + rate, further.times(), further.amount());
            return;
        }
        String name = name(further.name());
        String currency = further.amount().currency().getCurrencyCode();
        times(
                further.kind() == FigureKind.FOREIGN_CASH
                        ? name + " " + currency
                        : word("further." + further.kind().name()) + ", " + name,
                further.times(),
                further.amount());
    }

    private void cash() {
        var figures = report.figures();
        sides(word("float"), formats.amount(figures.openingFloat()));
        sides(word("cashTaken"), formats.amount(figures.cashTaken()));
        figures.movements()
                .forEach(moved -> times(word("movement." + moved.kind().name()), moved.times(), moved.amount()));
        blocks.add(new Sides(word("expected"), formats.amount(figures.expectedCash()), BOLD));
        report.cash().ifPresent(cash -> {
            sides(word("counted"), formats.amount(cash.counted()));
            blocks.add(new Sides(word(over(cash.difference())), signed(cash.difference()), BOLD));
            if (cash.counts() > 1) {
                sides(word("counts"), String.valueOf(cash.counts()));
            }
        });
        report.foreign().forEach(this::foreign);
    }

    /** A Z says what nobody counted, so that nobody takes it for even. */
    private void foreign(ForeignCash cash) {
        String code = " " + cash.expected().currency().getCurrencyCode();
        blocks.add(new Sides(word("expected") + code, formats.amount(cash.expected()), BOLD));
        cash.counted().ifPresent(counted -> sides(word("counted") + code, formats.amount(counted)));
        cash.difference()
                .ifPresent(
                        difference -> blocks.add(new Sides(word(over(difference)) + code, signed(difference), BOLD)));
        if (report.isZ() && cash.counted().isEmpty()) {
            blocks.add(new Sides(word("counted") + code, word("notCounted"), BOLD));
        }
    }

    private void end() {
        report.z().ifPresent(z -> {
            sides(word("takenOut"), formats.amount(z.takenOut()));
            report.foreign()
                    .forEach(cash -> cash.counted()
                            .ifPresent(counted -> sides(
                                    word("takenOut") + " " + counted.currency().getCurrencyCode(),
                                    formats.amount(counted))));
            sides(word("leftInDrawer"), formats.amount(z.leftInDrawer()));
            rule();
            sides(word("grandTotal"), formats.amount(z.grandTotal()));
        });
    }

    private static String over(Money difference) {
        if (difference.isZero()) {
            return "even";
        }
        return difference.isNegative() ? "short" : "over";
    }

    private String signed(Money difference) {
        return (difference.isNegative() || difference.isZero() ? "" : "+") + formats.amount(difference);
    }

    private void times(String what, long times, Money amount) {
        sides(times + " x " + what, formats.amount(amount));
    }

    private String moment(Instant at) {
        return formats.moment(at, word("dateTime"));
    }

    private void sides(String left, String right) {
        blocks.add(new Sides(left, right, Style.PLAIN));
    }

    private void text(String text, Style style) {
        blocks.add(new Text(text, style));
    }

    private void row(List<String> cells) {
        blocks.add(new TableRow(cells, SHARES, Style.PLAIN));
    }

    private void rule() {
        blocks.add(new Rule(Rule.Stroke.SINGLE));
    }

    private String word(String key) {
        return words.getString(key);
    }

    private String name(String tender) {
        return TenderName.of(tender, report.tenders(), locale);
    }
}
