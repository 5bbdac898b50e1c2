package org.evertill.app.till.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.stock.CountSheet;
import org.evertill.stock.SheetKind;
import org.evertill.stock.StockDesk;
import org.evertill.stock.StockDesk.Adjustment;
import org.evertill.stock.StockDesk.Counting;
import org.evertill.stock.StockDesk.NewSheet;
import org.evertill.stock.StockDesk.Rest;
import org.evertill.stock.StockDesk.SheetLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code stock} does about what is on the shelves. */
final class StockCounts {

    private StockCounts() {}

    /** What there is. */
    @Command(
            name = "on-hand",
            description = {
                "Says how much of a product is here, and what other stores have as far as head office answered last.",
                "Without a product: what the books say is less than nothing."
            })
    static final class OnHand extends StockAction {

        @Parameters(arity = "0..1", paramLabel = "PRODUCT", description = "A code, or a stock code.")
        @Nullable
        String code;

        @Option(
                names = "--ask",
                description =
                        "Asks head office what other stores have; the answer comes with the next synchronisation.")
        boolean ask;

        @Override
        Outcome<List<String>> act(By by) {
            String product = code;
            if (product == null) {
                return by.stock().negative(by.staffId()).map(OnHand::negative);
            }
            var elsewhere =
                    ask ? by.stock().ask(by.staffId(), product) : by.stock().elsewhere(by.staffId(), product);
            return by.stock().onHand(by.staffId(), product).then(here -> elsewhere.map(there -> said(by, here, there)));
        }

        private static List<String> negative(List<StockDesk.OnHand> all) {
            return all.isEmpty()
                    ? List.of("nothing is less than 0")
                    : all.stream()
                            .map(one ->
                                    one.product().sku() + " " + one.product().name() + ": " + one.quantity())
                            .toList();
        }

        private static List<String> said(By by, StockDesk.OnHand here, StockDesk.Elsewhere there) {
            var lines = new ArrayList<String>();
            lines.add(here.product().sku() + " " + here.product().name() + ": " + here.quantity() + " here"
                    + here.countedAt()
                            .map(at -> ", counted " + StockText.moment(at, by.zone()))
                            .orElse(", never counted")
                    + (here.isNegative() ? "; LESS THAN NOTHING: something was not received, or miscounted" : ""));
            there.stores()
                    .forEach(store -> lines.add("  " + store.storeId() + " " + store.name() + ": " + store.quantity()
                            + store.heardAt()
                                    .map(at -> ", as of " + StockText.moment(at, by.zone()))
                                    .orElse(", as of an unknown time")));
            lines.add(there.answeredAt()
                    .map(at -> "  head office answered " + StockText.moment(at, by.zone()))
                    .orElse("  of other stores nothing is known; ask with --ask"));
            return lines;
        }
    }

    /** Goods without papers. */
    @Command(
            name = "adjust",
            description = "Notes that goods came or went without a sale; a negative quantity for what went.")
    static final class Adjust extends StockAction {

        @Parameters(index = "0", paramLabel = "PRODUCT", description = "A code, or a stock code.")
        String code = "";

        @Parameters(index = "1", paramLabel = "QUANTITY", description = "For example -2 or 1.5.")
        String quantity = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
        String reason = "";

        @Override
        Outcome<List<String>> act(By by) {
            var adjustment = new Adjustment(
                    code, StockText.quantity(quantity), reason, by.staffId(), Optional.empty(), Optional.empty());
            return by.stock()
                    .adjust(adjustment)
                    .then(done -> by.stock().onHand(by.staffId(), code))
                    .map(now ->
                            List.of(now.product().sku() + " " + now.product().name() + ": now " + now.quantity()));
        }
    }

    /** What was found. */
    @Command(name = "count", description = "Notes how much of a product is here now, by itself or with a sheet.")
    static final class Count extends StockAction {

        @Parameters(index = "0", paramLabel = "PRODUCT", description = "A code, or a stock code.")
        String code = "";

        @Parameters(index = "1", paramLabel = "QUANTITY", description = "0 or more.")
        String quantity = "";

        @Option(names = "--sheet", paramLabel = "NAME", description = "The sheet that it is counted with.")
        @Nullable
        String sheet;

        @Option(names = "--reference", paramLabel = "TEXT", description = "The list or the occasion, without a sheet.")
        @Nullable
        String reference;

        @Override
        Outcome<List<String>> act(By by) {
            var counting = new Counting(
                    code,
                    StockText.quantity(quantity),
                    by.staffId(),
                    Optional.ofNullable(reference),
                    Optional.ofNullable(sheet));
            return by.stock()
                    .count(counting)
                    .map(counted -> List.of("counted " + counted.count().quantity() + " of "
                            + counted.product().sku() + " " + counted.product().name() + ", expected "
                            + counted.count().expected() + ", difference " + StockText.signed(counted.difference())));
        }
    }

    /** A sheet begins. */
    @Command(
            name = "sheet-open",
            description = "Begins to count: all goods, with --category those of one, else those that are named.")
    static final class Open extends StockAction {

        @Parameters(index = "0", paramLabel = "NAME", description = "By which the sheet is named.")
        String name = "";

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "PRODUCT", description = "Only these.")
        List<String> codes = List.of();

        @Option(
                names = "--category",
                paramLabel = "PATH",
                description = "Only goods of this category and of those below it.")
        @Nullable
        String category;

        @Override
        Outcome<List<String>> act(By by) {
            var listed = codes.isEmpty() ? SheetKind.FULL : SheetKind.LIST;
            var kind = category == null ? listed : SheetKind.CATEGORY;
            return by.stock()
                    .openSheet(new NewSheet(by.staffId(), name, kind, Optional.ofNullable(category), codes))
                    .map(StockCounts::lines);
        }
    }

    /** Sheets that are open. */
    @Command(name = "sheets", description = "Lists the sheets with which somebody counts.")
    static final class Sheets extends StockAction {

        @Override
        Outcome<List<String>> act(By by) {
            return by.stock()
                    .openSheets(by.staffId())
                    .map(all -> all.isEmpty()
                            ? List.of("no sheet is open")
                            : all.stream()
                                    .map(sheet -> head(sheet) + ", opened "
                                            + StockText.moment(sheet.openedAt(), by.zone()) + " by "
                                            + sheet.openedBy())
                                    .toList());
        }
    }

    /** What is on a sheet. */
    @Command(name = "sheet", description = "Shows what is to be counted with a sheet, and what was.")
    static final class Show extends StockAction {

        @Parameters(paramLabel = "NAME", description = "The sheet.")
        String name = "";

        @Override
        Outcome<List<String>> act(By by) {
            return by.stock().sheet(by.staffId(), name).map(StockCounts::lines);
        }
    }

    /** A sheet ends. */
    @Command(name = "sheet-close", description = "Ends a sheet. What is not counted has to be said of.")
    static final class Close extends StockAction {

        @Parameters(paramLabel = "NAME", description = "The sheet.")
        String name = "";

        @Option(
                names = "--rest",
                paramLabel = "WHAT",
                description =
                        "What becomes of goods that were not counted: is_none notes them as counted with 0, stays leaves"
                                + " them as they are in the books. Default: they must be counted.")
        Rest rest = Rest.MUST_BE_COUNTED;

        @Override
        Outcome<List<String>> act(By by) {
            return by.stock().closeSheet(by.staffId(), name, rest).map(StockCounts::lines);
        }
    }

    private static List<String> lines(StockDesk.Sheet sheet) {
        var lines = new ArrayList<String>();
        lines.add(head(sheet.head()) + (sheet.head().closedAt() == null ? "" : ", closed") + ": "
                + sheet.lines().size() + " goods, " + sheet.rest().size() + " of them not counted");
        sheet.lines().forEach(line -> lines.add("  " + line(line)));
        return lines;
    }

    private static String head(CountSheet sheet) {
        return "sheet " + sheet.name() + " ("
                + sheet.kind().name().toLowerCase(Locale.ROOT)
                + Optional.ofNullable(sheet.category()).map(c -> " " + c).orElse("") + ")";
    }

    private static String line(SheetLine line) {
        return line.product().sku() + " " + line.product().name() + ": expected " + line.expected()
                + line.counted()
                        .map(counted -> ", counted " + counted + ", difference " + StockText.signed(line.difference()))
                        .orElse(", not counted");
    }
}
