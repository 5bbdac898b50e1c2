package org.evertill.customer.local.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.evertill.customer.KnownCustomer;
import org.evertill.customer.PurchaseHistory;
import org.evertill.customer.PurchaseHistory.Purchase;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;

/** What a customer bought, row by row of those that are this person; each question begins at the index on the customer. */
final class Purchases {

    /** What each currency and kind comes to, and when the first one was. */
    static final String SUMS = """
        SELECT kind, total_currency, count(*), sum(total_minor), min(completed_at) FROM sales
         WHERE customer_id = ? AND is_deleted = 0 GROUP BY kind, total_currency\
        """;

    private Purchases() {}

    private record Sum(SaleKind kind, Money total, long times, String first) {}

    static PurchaseHistory of(Reader reader, KnownCustomer customer, int limit) {
        var sums = new ArrayList<Sum>();
        var newest = new ArrayList<Purchase>();
        for (String id : customer.ids()) {
            sums.addAll(sums(reader, id));
            newest.addAll(newest(reader, id, limit));
        }
        newest.sort(Comparator.comparing(Purchase::at).reversed().thenComparing(Purchase::saleId));
        return new PurchaseHistory(
                customer,
                times(sums, SaleKind.SALE),
                times(sums, SaleKind.REFUND),
                totals(sums),
                sums.stream().map(Sum::first).min(Comparator.naturalOrder()).map(Instant::parse),
                newest.stream().limit(limit).toList());
    }

    private static List<Sum> sums(Reader reader, String id) {
        return reader.query(
                SUMS,
                List.of(id),
                row -> new Sum(
                        SaleKind.valueOf(row.getString(1)),
                        new Money(row.getLong(4), Currency.getInstance(row.getString(2))),
                        row.getLong(3),
                        row.getString(5)));
    }

    private static List<Purchase> newest(Reader reader, String id, int limit) {
        var selection = Selection.where(Filter.equal("customer_id", id))
                .orderedBy(Order.descending("completed_at"))
                .page(0, limit);
        return reader.select(DomainTypes.SALE, selection).stream()
                .map(stored -> purchase(stored.value(), id))
                .toList();
    }

    private static Purchase purchase(Sale sale, String customerId) {
        return new Purchase(
                sale.id(), sale.receipt(), customerId, sale.kind(), sale.completedAt(), sale.total(), sale.lineCount());
    }

    private static long times(List<Sum> sums, SaleKind kind) {
        return sums.stream()
                .filter(sum -> sum.kind() == kind)
                .mapToLong(Sum::times)
                .sum();
    }

    private static List<Money> totals(List<Sum> sums) {
        var currencies = sums.stream().map(sum -> sum.total().currency()).distinct();
        return currencies
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(currency -> sums.stream()
                        .map(Sum::total)
                        .filter(total -> total.currency().equals(currency))
                        .reduce(Money.zero(currency), Money::plus))
                .toList();
    }
}
