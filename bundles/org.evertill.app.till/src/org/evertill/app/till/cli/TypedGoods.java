package org.evertill.app.till.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;

/**
 * Something was scanned that asks for more: the customer's age, a serial number, a lot, a price. The next line answers.
 *
 * @param asks what the till said
 */
record TypedGoods(Scan scan, Problem asks) {

    private static final Set<String> ASKING =
            Set.of("sale.age-check", "sale.serial-needed", "sale.lot-needed", "sale.price-needed");

    private static final Set<String> ANSWERS = Set.of("/age", "/serial", "/lot", "/price");

    /** What is waited for, when a problem asks for something. */
    static Optional<TypedGoods> of(Scan scan, Problem problem) {
        return ASKING.contains(problem.code()) ? Optional.of(new TypedGoods(scan, problem)) : Optional.empty();
    }

    /** Whether a line answers. */
    static boolean isAnswer(String line) {
        return ANSWERS.contains(line.split("\\s+", 2)[0]);
    }

    /** What is said while it is waited for. */
    String said() {
        String answer = switch (asks.code()) {
            case "sale.age-check" -> "/age yes, or /age no";
            case "sale.serial-needed" -> "/serial NUMBER";
            case "sale.lot-needed" -> "/lot NUMBER";
            default -> "/price AMOUNT";
        };
        return "asks: " + asks.message() + " Answer: " + answer;
    }

    /** What is scanned after an answer; empty when it is not sold. Problem: {@code till.not-understood}. */
    Outcome<Optional<Scan>> answered(List<String> words, Basket basket) {
        String answer = String.join(" ", words.subList(1, words.size()));
        return switch (words.getFirst()) {
            case "age" ->
                answer.equals("yes") || answer.equals("no")
                        ? Outcome.ok(Optional.of(scan).filter(s -> answer.equals("yes")))
                        : TypedWords.notUnderstood("Answer yes or no: " + said());
            case "price" ->
                TypedWords.number(answer)
                        .then(amount -> price(amount, basket))
                        .map(price -> Optional.of(scan.withPrice(price)));
            case "serial" -> Outcome.ok(Optional.of(scan.withSerial(answer)));
            default -> Outcome.ok(Optional.of(scan.withLot(answer)));
        };
    }

    /** The basket in which somebody saw how old the customer is, when that was asked and answered; else as it was. */
    Outcome<Basket> seen(List<String> words, Checkout checkout, Basket basket) {
        var years = Optional.ofNullable(asks.facts().get("years"));
        return words.getFirst().equals("age") && years.isPresent()
                ? checkout.confirmAge(basket, Integer.parseInt(years.get()))
                : Outcome.ok(basket);
    }

    private static Outcome<UnitPrice> price(BigDecimal amount, Basket basket) {
        try {
            return Outcome.ok(UnitPrice.of(amount, basket.currency()));
        } catch (ArithmeticException e) {
            return TypedWords.notUnderstood("A price has at most " + UnitPrice.DECIMALS + " decimals.");
        }
    }
}
