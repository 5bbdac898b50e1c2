package org.evertill.app.till.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.customer.CustomerDesk;
import org.evertill.customer.Detail;
import org.evertill.customer.Duplicates;
import org.evertill.customer.KnownCustomer;
import org.evertill.customer.PurchaseHistory;
import org.evertill.domain.Customer;
import org.evertill.kernel.Money;

/** Customers as the command line says them. */
final class CustomerLines {

    private static final Set<Detail> SEVERAL = Set.of(Detail.NAME, Detail.EMAIL, Detail.PHONE, Detail.TAX_NUMBER);

    private CustomerLines() {}

    /** All that is known of one. */
    static List<String> of(KnownCustomer customer) {
        var lines = new ArrayList<String>();
        lines.add("customer " + customer.row().number() + ", " + customer.id());
        for (Detail detail : Detail.values()) {
            String value = detail.of(customer.whole());
            if (value != null && detail != Detail.NUMBER) {
                lines.add("  " + word(detail) + ": " + value);
            }
            if (SEVERAL.contains(detail)) {
                customer.all(detail::of).stream().skip(1).forEach(other -> lines.add("    also " + other));
            }
        }
        customer.merged()
                .forEach(merged -> lines.add("  merged into this one: " + merged.number() + ", " + merged.id()));
        return lines;
    }

    /** Those that were found. */
    static List<String> found(List<KnownCustomer> all) {
        if (all.isEmpty()) {
            return List.of("nobody");
        }
        var lines =
                new ArrayList<>(all.stream().map(known -> line(known.whole())).toList());
        if (all.size() == CustomerDesk.MAX_FOUND) {
            lines.add("and perhaps more: say another word");
        }
        return lines;
    }

    /** A suggestion. */
    static String of(Duplicates.Pair pair) {
        return line(pair.one()) + "  |  " + line(pair.other()) + alike(pair);
    }

    /** A suggestion about one, as the other one. */
    static String other(Duplicates.Pair pair, String id) {
        return line(pair.one().id().equals(id) ? pair.other() : pair.one()) + alike(pair);
    }

    private static String alike(Duplicates.Pair pair) {
        return pair.alike().stream()
                .sorted()
                .map(CustomerLines::word)
                .collect(Collectors.joining(", ", "  |  same ", ""));
    }

    /** What somebody bought. */
    static List<String> of(PurchaseHistory history) {
        var lines = new ArrayList<String>();
        String totals = history.totals().stream().map(Money::toString).collect(Collectors.joining(", "));
        lines.add(history.sales() + " sales and " + history.refunds() + " refunds that this till knows"
                + (totals.isEmpty() ? "" : ", total " + totals)
                + history.first().map(at -> ", since " + at).orElse(""));
        for (PurchaseHistory.Purchase purchase : history.newest()) {
            lines.add(purchase.at() + "  " + purchase.receipt() + "  " + purchase.total() + "  " + purchase.lines()
                    + " lines");
        }
        return lines;
    }

    private static String line(Customer customer) {
        return Stream.of(customer.number(), customer.name(), customer.email(), customer.phone(), customer.country())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("  "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
