package org.evertill.exchange.internal;

import java.util.Currency;
import java.util.Optional;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.SaleKind;
import org.evertill.exchange.HistoryReplay.Report;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.stock.StockDesk;
import org.evertill.stock.StockDesk.Adjustment;

/** Puts invoices through the use cases of checkout, each in a durable transaction, and counts what came of it. */
final class RetailSeller {

    private final Checkout checkout;
    private final StockDesk stock;
    private final RetailHistory history;
    private final Currency currency;
    private final RefusedFile refused;
    private long invoices;
    private long lines;
    private long sales;
    private long refunds;
    private long writeOffs;
    private long present;
    private Money saleTotal;
    private Money refundTotal;

    RetailSeller(Checkout checkout, StockDesk stock, RetailHistory history, Currency currency, RefusedFile refused) {
        this.checkout = checkout;
        this.stock = stock;
        this.history = history;
        this.currency = currency;
        this.refused = refused;
        this.saleTotal = Money.zero(currency);
        this.refundTotal = saleTotal;
    }

    long invoices() {
        return invoices;
    }

    Report report(boolean stopped) {
        return new Report(lines, sales, saleTotal, refunds, refundTotal, writeOffs, present, refused.counts(), stopped);
    }

    /** Sells one invoice, or what of it an earlier run has not sold. Throws what the machine cannot do. */
    void sell(RetailInvoice invoice) {
        invoices++;
        boolean sold = invoice.sold().isEmpty() || history.sales().contains(invoice.number());
        var toWriteOff = history.toWriteOff(invoice);
        if (sold && toWriteOff.isEmpty()) {
            present += invoice.lines().isEmpty() ? 0 : 1;
            return;
        }
        if (!sold) {
            basketOf(invoice).ifPresent(this::pay);
        }
        toWriteOff.forEach(this::writeOff);
    }

    private Optional<Basket> basketOf(RetailInvoice invoice) {
        var first = invoice.sold().getFirst();
        var opening = new Opening(
                invoice.kind(),
                RetailReplay.AUTHOR.userId(),
                Optional.of(first.at()),
                Optional.of(invoice.number()),
                first.customer().map(RetailMaster::customerId));
        var basket = required(checkout.open(opening));
        for (RetailLine line : invoice.sold()) {
            basket = scanned(basket, line);
        }
        return Optional.of(basket).filter(b -> !b.lines().isEmpty());
    }

    /** The basket with the line, or without it when checkout refuses it. */
    private Basket scanned(Basket basket, RetailLine line) {
        var quantity = line.quantity().isNegative() ? line.quantity().negated() : line.quantity();
        var scan =
                new Scan(line.code(), quantity, Optional.of(UnitPrice.of(line.price(), currency)), line.description());
        return switch (checkout.scan(basket, scan)) {
            case Outcome.Ok<Basket>(var next) -> next;
            case Outcome.Failed<Basket>(var problem) -> {
                stopIfMachine(problem);
                RetailInvoice.refuse(line, problem, refused);
                yield basket;
            }
        };
    }

    private void pay(Basket basket) {
        Receipt receipt = required(checkout.payCash(basket, Optional.empty()));
        lines += basket.lines().size();
        if (basket.kind() == SaleKind.SALE) {
            sales++;
            saleTotal = saleTotal.plus(receipt.sale().total());
        } else {
            refunds++;
            refundTotal = refundTotal.plus(receipt.sale().total());
        }
    }

    private void writeOff(RetailLine line) {
        var adjustment = new Adjustment(
                line.code(),
                line.quantity(),
                RetailHistory.WriteOff.of(line).reason(),
                RetailReplay.AUTHOR.userId(),
                Optional.of(line.at()),
                Optional.of(line.invoice()));
        switch (stock.adjust(adjustment)) {
            case Outcome.Ok<?> ok -> {
                lines++;
                writeOffs++;
            }
            case Outcome.Failed<?>(var problem) -> {
                stopIfMachine(problem);
                RetailInvoice.refuse(line, problem, refused);
            }
        }
    }

    private static <T> T required(Outcome<T> outcome) {
        return outcome.orThrow();
    }

    private static void stopIfMachine(Problem problem) {
        if (problem.code().startsWith("storage.")) {
            throw new ProblemException(problem);
        }
    }
}
