package org.evertill.app.till.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.evertill.kernel.Outcome;
import org.evertill.stock.Margin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code stock} says of costs. */
final class StockFigures {

    private StockFigures() {}

    /** What something costs. */
    @Command(name = "cost", description = "Says what a product costs this store on average, without tax.")
    static final class Cost extends StockAction {

        @Parameters(paramLabel = "PRODUCT", description = "A code, or a stock code.")
        String code = "";

        @Override
        Outcome<List<String>> act(By by) {
            return by.orders()
                    .cost(by.staffId(), code)
                    .map(cost -> List.of(cost.map(pool ->
                                    pool.unit() + " on average since " + StockText.moment(pool.from(), by.zone()))
                            .orElse("nobody wrote down what it costs")));
        }
    }

    /** By what a margin is added up. */
    enum Each {
        LINE,
        DAY,
        PRODUCT
    }

    /** What was earned. */
    @Command(
            name = "margin",
            description = "Says what was earned: revenue without tax less what the goods cost on average.")
    static final class MarginOf extends StockAction {

        @Parameters(index = "0", paramLabel = "FROM", description = "The first day: YYYY-MM-DD.")
        LocalDate from = LocalDate.EPOCH;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "UNTIL",
                description = "The last day. Default: the first.")
        @Nullable
        LocalDate until;

        @Option(names = "--each", paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}. Default: day.")
        Each each = Each.DAY;

        @Override
        Outcome<List<String>> act(By by) {
            LocalDate last = until;
            return by.orders()
                    .margin(by.staffId(), from, last == null ? from : last)
                    .map(margin -> lines(by, margin));
        }

        private List<String> lines(By by, Margin margin) {
            var sums = switch (each) {
                case LINE ->
                    margin.by(l -> StockText.moment(l.at(), by.zone()) + " "
                            + by.orders().name(l.productId()) + " " + l.lineId());
                case DAY ->
                    margin.by(l -> l.at().atZone(by.zone()).toLocalDate().toString());
                case PRODUCT -> margin.by(byName(by));
            };
            var lines = new ArrayList<String>();
            for (Map.Entry<String, Margin.Sum> sum : sums.entrySet()) {
                lines.add(sum.getKey() + ": " + said(sum.getValue()));
            }
            lines.add("all: " + said(margin.sum()));
            return lines;
        }

        private static Function<Margin.Sold, String> byName(By by) {
            return line -> by.orders().name(line.productId());
        }

        private static String said(Margin.Sum sum) {
            return "revenue " + sum.revenue() + ", cost " + sum.cost() + ", margin " + sum.margin()
                    + sum.percent().map(p -> " (" + p.toPlainString() + " %)").orElse("")
                    + (sum.otherLines() == 0
                            ? ""
                            : ", besides " + sum.otherLines() + " lines of " + sum.otherRevenue()
                                    + " without a known cost");
        }
    }

    /** What a count found. */
    @Command(name = "differences", description = "Says what was found more and less with a sheet, at what it cost.")
    static final class Differences extends StockAction {

        @Parameters(paramLabel = "NAME", description = "The sheet.")
        String name = "";

        @Override
        Outcome<List<String>> act(By by) {
            return by.orders().differences(by.staffId(), name).map(found -> {
                var lines = new ArrayList<String>();
                found.lines()
                        .forEach(d -> lines.add(d.line().product().sku() + " "
                                + d.line().product().name() + ": "
                                + StockText.signed(d.line().difference())
                                + d.value().map(v -> ", " + v).orElse(", of unknown cost")));
                lines.add("all: " + found.value());
                return lines;
            });
        }
    }
}
