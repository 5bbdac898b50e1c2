package org.evertill.checkout.local.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.IdSource;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Buyer;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Customers;
import org.evertill.usecase.ProductLookup;

/** Goods that come back within a sale: lines of one earlier receipt at what was paid for them, and others at their price. */
record Exchanges(Reckoning reckoning, Basket basket, IdSource ids) {

    private static final long PIECE = 1000;

    /** The basket with what comes back of a receipt. Throws what {@code Checkout.takeBack} says. */
    Basket with(String receipt, List<Scan> goods) {
        var sold = Sold.of(reckoning.reader(), reckoning.place(), receipt);
        var sale = sold.sale();
        check(sale);
        var left = Returns.refundable(reckoning.reader(), sold, ids);
        var begun = of(sold);
        var next = begun;
        if (goods.isEmpty()) {
            for (Basket.Line line : left) {
                next = taken(next, left, line, left(next, line));
            }
            if (next.lines().equals(begun.lines())) {
                throw Returns.alreadyReturned("Everything on the receipt " + sale.receipt());
            }
        }
        for (Scan scan : goods) {
            next = taken(next, left, scan, sale);
        }
        if (next.lines().size() > Checkout.MAX_LINES) {
            throw Attempt.problem(
                    "sale.too-many-lines",
                    "A sale has at most " + Checkout.MAX_LINES + " lines. Complete this one and begin another.");
        }
        return next;
    }

    /** Throws {@code sale.bad-quantity} for a line that would turn round; what comes back is negative, and may be typed without the sign. */
    static void checkDirection(Basket basket, Basket.Line line, Quantity quantity) {
        Deposits.checkNegative(basket, line.product(), quantity);
        boolean turns = quantity.isNegative() != line.quantity().isNegative();
        if (turns && !line.product().is(Trait.DEPOSIT)) {
            throw new ProblemException(Problem.of(
                            "sale.bad-quantity",
                            line.quantity().isNegative()
                                    ? line.description()
                                            + " comes back, so its quantity is negative. Type it with the sign."
                                    : line.description() + " is sold by this line. Take it back by a line of its own.")
                    .with("line", line.id()));
        }
    }

    /** A sale in which nothing comes back any more is one like any other. */
    static Basket settled(Basket basket) {
        boolean isOver = basket.kind() == SaleKind.SALE
                && basket.originalSaleId().isPresent()
                && basket.lines().stream().allMatch(line -> line.returned().isEmpty());
        return isOver ? of(basket, Optional.empty(), Optional.empty(), basket.buyer()) : basket;
    }

    private void check(Sale sale) {
        if (basket.kind() == SaleKind.REFUND || basket.at().isPresent()) {
            throw noExchange("This is no sale. Complete it or give it up, then begin one");
        }
        if (sale.kind() == SaleKind.REFUND) {
            throw Attempt.problem(
                    "sale.not-refundable", sale.receipt() + " is a refund itself. Enter the receipt of the sale.");
        }
        if (basket.originalSaleId().filter(id -> !id.equals(sale.id())).isPresent()) {
            throw noExchange(
                    "Goods of another receipt come back in this sale already, and one sale takes back by one receipt."
                            + " Complete it, then begin another");
        }
    }

    /** Whose the receipt is buys, unless somebody else does. */
    private Basket of(Sold sold) {
        var sale = sold.sale();
        var buyer =
                basket.buyer().or(() -> Optional.ofNullable(sale.customerId()).map(this::buyer));
        var next = of(basket, Optional.of(sale.id()), sold.reference().or(basket::reference), buyer);
        return buyer.equals(basket.buyer()) ? next : reckoning.reckoned(next);
    }

    private Buyer buyer(String customerId) {
        return Customers.of(reckoning.reader(), customerId)
                .map(customer -> Buyer.of(customer.whole()))
                .orElseGet(() -> new Buyer(customerId, Optional.empty()));
    }

    /** The next line of the receipt that is meant, and those after it as long as more is wanted. */
    private Basket taken(Basket before, List<Basket.Line> left, Scan scan, Sale sale) {
        var next = before;
        Lines.checkQuantity(scan.quantity());
        long wanted = scan.quantity().thousandths();
        for (Basket.Line line : meant(left, scan)) {
            long some = left(next, line).thousandths();
            boolean isWeighed = some % PIECE != 0 && scan.quantity().equals(Quantity.ONE);
            long taken = isWeighed ? some : Math.min(some, wanted);
            if (taken > 0 && wanted > 0) {
                next = taken(next, left, line, new Quantity(taken));
                wanted = isWeighed ? 0 : wanted - taken;
            }
        }
        if (wanted > 0) {
            throw new ProblemException(Problem.of(
                            "sale.not-on-receipt",
                            "So many of " + scan.code() + " are not left on the receipt " + sale.receipt()
                                    + ". Look at the receipt; what is not on it comes back without one.")
                    .with("code", scan.code()));
        }
        return next;
    }

    private List<Basket.Line> meant(List<Basket.Line> left, Scan scan) {
        var product = productId(scan.code());
        return left.stream()
                .filter(line -> line.code().equals(scan.code().strip())
                        || line.product().id().equals(product))
                .toList();
    }

    /** What is not for sale any more may come back all the same, by the code that is on the receipt. */
    private String productId(String code) {
        try {
            return ProductLookup.byCode(reckoning.reader(), reckoning.place(), reckoning.at(), code, Optional.empty())
                    .product()
                    .id();
        } catch (ProblemException e) {
            return "";
        }
    }

    /** Of a line of the receipt, what is not in the basket yet. */
    private static Quantity left(Basket basket, Basket.Line line) {
        return line.quantity()
                .plus(inBasket(basket, line).map(Basket.Line::quantity).orElse(Quantity.ZERO));
    }

    private static Optional<Basket.Line> inBasket(Basket basket, Basket.Line line) {
        return basket.lines().stream()
                .filter(own -> own.originalLineId().equals(line.originalLineId()))
                .findFirst();
    }

    /** With some more of a line, and of what goes with it. */
    private static Basket taken(Basket basket, List<Basket.Line> left, Basket.Line line, Quantity quantity) {
        if (quantity.isZero()) {
            return basket;
        }
        var inBasket = inBasket(basket, line);
        if (inBasket.isPresent()) {
            return basket.withQuantity(
                    inBasket.get().id(), inBasket.get().quantity().plus(quantity.negated()));
        }
        var lines = new ArrayList<>(basket.lines());
        lines.add(line.withQuantity(quantity.negated()));
        left.stream()
                .filter(other -> other.particulars().goesWith().equals(Optional.of(line.id())))
                .filter(other ->
                        inBasket(basket, other).isEmpty() && left(basket, other).compareTo(quantity) >= 0)
                .forEach(other -> lines.add(other.withQuantity(quantity.negated())));
        return basket.withLines(lines);
    }

    private static Basket of(
            Basket basket, Optional<String> originalSaleId, Optional<String> reference, Optional<Buyer> buyer) {
        return new Basket(
                basket.id(),
                basket.kind(),
                basket.staffId(),
                basket.currency(),
                basket.openedAt(),
                basket.at(),
                reference,
                originalSaleId,
                buyer,
                basket.ticket(),
                basket.coupons(),
                basket.circumstances(),
                basket.lines());
    }

    private static ProblemException noExchange(String why) {
        return Attempt.problem("sale.no-exchange", why + ".");
    }
}
