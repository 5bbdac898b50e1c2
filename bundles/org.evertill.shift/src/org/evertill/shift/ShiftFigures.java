package org.evertill.shift;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.domain.DiscountKind;
import org.evertill.kernel.Money;

/**
 * What a shift comes to: the same for an X, for the Z, and for head office. Pure; any thread.
 *
 * @param sales how many there were and what was sold by them
 * @param refunds how many there were, and what came back by them and within sales; zero or negative
 * @param rates by tax rate, the highest first
 * @param discounts by kind, as they are declared; the sales are what they are after them
 * @param tenders by tender and currency
 * @param cashTaken what was given in cash, less the change
 * @param movements by kind, as they are declared
 * @param further what else a Z tells, by kind and name; it is in none of the sums
 */
public record ShiftFigures(
        Money openingFloat,
        Sum sales,
        Sum refunds,
        Optional<String> firstReceipt,
        Optional<String> lastReceipt,
        List<Rate> rates,
        List<Discounts> discounts,
        List<Tender> tenders,
        Money cashTaken,
        List<Movement> movements,
        List<Further> further) {

    public ShiftFigures {
        further = further.stream()
                .sorted(Comparator.comparing(Further::kind)
                        .thenComparing(Further::name)
                        .thenComparing(f -> f.amount().currency().getCurrencyCode()))
                .toList();
        rates = rates.stream()
                .sorted(Comparator.comparingInt(Rate::basisPoints).reversed())
                .toList();
        discounts =
                discounts.stream().sorted(Comparator.comparing(Discounts::kind)).toList();
        tenders = tenders.stream()
                .sorted(Comparator.comparing(Tender::tender)
                        .thenComparing(t -> t.amount().currency().getCurrencyCode()))
                .toList();
        movements =
                movements.stream().sorted(Comparator.comparing(Movement::kind)).toList();
    }

    /** Those of which nothing else is to be told. */
    public ShiftFigures(
            Money openingFloat,
            Sum sales,
            Sum refunds,
            Optional<String> firstReceipt,
            Optional<String> lastReceipt,
            List<Rate> rates,
            List<Discounts> discounts,
            List<Tender> tenders,
            Money cashTaken,
            List<Movement> movements) {
        this(
                openingFloat,
                sales,
                refunds,
                firstReceipt,
                lastReceipt,
                rates,
                discounts,
                tenders,
                cashTaken,
                movements,
                List.of());
    }

    /** How many, and what they come to. */
    public record Sum(long times, Money total) {

        /** Nothing yet. */
        public static Sum nothing(Currency currency) {
            return new Sum(0, Money.zero(currency));
        }

        /** Both together. */
        public Sum plus(Sum other) {
            return new Sum(Math.addExact(times, other.times), total.plus(other.total));
        }
    }

    /**
     * What was sold at a tax rate.
     *
     * @param basisPoints the rate in hundredths of a per cent
     * @param lines how many lines
     */
    public record Rate(int basisPoints, long lines, Money gross, Money tax) {

        public Money net() {
            return gross.minus(tax);
        }
    }

    /** What discounts of a kind took off; what came back with refunds is taken off again. */
    public record Discounts(DiscountKind kind, long times, Money amount) {}

    /** What was paid by a tender, in its currency. */
    public record Tender(String tender, long payments, Money amount) {}

    /**
     * Money that moved without a sale.
     *
     * @param amount negative when it left the drawer
     */
    public record Movement(CashMovementKind kind, long times, Money amount) {}

    /**
     * What else is told, for example tips by tender.
     *
     * @param tax in the amount, of deposits; zero for everything else
     */
    public record Further(FigureKind kind, String name, long times, Money amount, Money tax) {

        /** What has no tax in it. */
        public Further(FigureKind kind, String name, long times, Money amount) {
            this(kind, name, times, amount, Money.zero(amount.currency()));
        }

        /** Whether figures of a kind are of these. */
        public static boolean isOf(FigureKind kind) {
            return switch (kind) {
                case TIP, FOREIGN_CASH, VOID, EXCHANGE, LIABILITY, DEPOSIT -> true;
                case TAX_RATE, TENDER, CASH_MOVEMENT, DISCOUNT, FOREIGN_COUNTED, FOREIGN_DIFFERENCE -> false;
            };
        }
    }

    /** Of a shift in which nothing happened yet. */
    public static ShiftFigures nothing(Money openingFloat) {
        var nothing = Sum.nothing(openingFloat.currency());
        return new ShiftFigures(
                openingFloat,
                nothing,
                nothing,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                nothing.total(),
                List.of());
    }

    /** What a Z told. */
    public static ShiftFigures told(ShiftClosing z, List<ClosingFigure> figures) {
        return new ShiftFigures(
                z.openingFloat(),
                new Sum(z.sales(), z.salesTotal()),
                new Sum(z.refunds(), z.refundsTotal()),
                Optional.ofNullable(z.firstReceipt()),
                Optional.ofNullable(z.lastReceipt()),
                of(figures, FigureKind.TAX_RATE)
                        .map(f -> new Rate(Integer.parseInt(f.name()), f.times(), f.amount(), f.tax()))
                        .toList(),
                of(figures, FigureKind.DISCOUNT)
                        .map(f -> new Discounts(DiscountKind.valueOf(f.name()), f.times(), f.amount()))
                        .toList(),
                of(figures, FigureKind.TENDER)
                        .map(f -> new Tender(f.name(), f.times(), f.amount()))
                        .toList(),
                z.cashTaken(),
                of(figures, FigureKind.CASH_MOVEMENT)
                        .map(f -> new Movement(CashMovementKind.valueOf(f.name()), f.times(), f.amount()))
                        .toList(),
                figures.stream()
                        .filter(f -> Further.isOf(f.kind()))
                        .map(f -> new Further(f.kind(), f.name(), f.times(), f.amount(), f.tax()))
                        .toList());
    }

    public Currency currency() {
        return openingFloat.currency();
    }

    /** Sales and refunds. */
    public long receipts() {
        return Math.addExact(sales.times(), refunds.times());
    }

    /** What sales and refunds come to. */
    public Money total() {
        return sales.total().plus(refunds.total());
    }

    /** The tax in it. */
    public Money tax() {
        return rates.stream().map(Rate::tax).reduce(Money.zero(currency()), Money::plus);
    }

    /** What was paid in, paid out, brought to the safe and fetched from it. */
    public Money cashMoved() {
        return movements.stream().map(Movement::amount).reduce(Money.zero(currency()), Money::plus);
    }

    /** What should be in the drawer: the float, what was given in cash, and what moved. */
    public Money expectedCash() {
        return openingFloat.plus(cashTaken).plus(cashMoved());
    }

    /** The same of each other currency that was taken, by its code; zero where all of it was given back. */
    public List<Money> expectedForeign() {
        return ForeignCash.of(
                        further.stream()
                                .filter(some -> some.kind() == FigureKind.FOREIGN_CASH)
                                .map(Further::amount)
                                .toList(),
                        List.of())
                .stream()
                .map(ForeignCash::expected)
                .toList();
    }

    /** Whether anything was sold or moved. */
    public boolean isUntouched() {
        return receipts() == 0 && movements.isEmpty();
    }

    /** Both together, as of two registers; without the first and last receipt. Of one currency. */
    public ShiftFigures plus(ShiftFigures other) {
        return new ShiftFigures(
                openingFloat.plus(other.openingFloat),
                sales.plus(other.sales),
                refunds.plus(other.refunds),
                Optional.empty(),
                Optional.empty(),
                joined(
                        Stream.concat(rates.stream(), other.rates.stream()),
                        Rate::basisPoints,
                        (a, b) -> new Rate(
                                a.basisPoints(),
                                a.lines() + b.lines(),
                                a.gross().plus(b.gross()),
                                a.tax().plus(b.tax()))),
                joined(
                        Stream.concat(discounts.stream(), other.discounts.stream()),
                        Discounts::kind,
                        (a, b) -> new Discounts(
                                a.kind(), a.times() + b.times(), a.amount().plus(b.amount()))),
                tenders(Stream.concat(tenders.stream(), other.tenders.stream())),
                cashTaken.plus(other.cashTaken),
                joined(
                        Stream.concat(movements.stream(), other.movements.stream()),
                        Movement::kind,
                        (a, b) -> new Movement(
                                a.kind(), a.times() + b.times(), a.amount().plus(b.amount()))),
                joined(
                        Stream.concat(further.stream(), other.further.stream()),
                        f -> f.kind() + " " + f.name() + " " + f.amount().currency(),
                        (a, b) -> new Further(
                                a.kind(),
                                a.name(),
                                a.times() + b.times(),
                                a.amount().plus(b.amount()),
                                a.tax().plus(b.tax()))));
    }

    /** Those of the same tender and currency together. */
    static List<Tender> tenders(Stream<Tender> all) {
        return joined(
                all,
                t -> t.tender() + " " + t.amount().currency(),
                (a, b) -> new Tender(
                        a.tender(), a.payments() + b.payments(), a.amount().plus(b.amount())));
    }

    private static <T> List<T> joined(Stream<T> all, Function<T, Object> key, BinaryOperator<T> sum) {
        return List.copyOf(
                all.collect(Collectors.toMap(key, Function.identity(), sum)).values());
    }

    private static Stream<ClosingFigure> of(List<ClosingFigure> figures, FigureKind kind) {
        return figures.stream().filter(figure -> figure.kind() == kind);
    }
}
