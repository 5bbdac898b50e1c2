package org.evertill.checkout.local.internal;

import java.util.Optional;
import org.evertill.barcode.Said;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.Product;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.Rights;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Circumstances.AgeCheck;
import org.evertill.pricing.Particulars;
import org.evertill.settings.SaleSettings;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.TillSettings;

/** What is special about a product, and asks for something before it is sold. History that is replayed is asked for nothing. */
record Specials(Reckoning reckoning, Basket basket, Product product, String code) {

    /** Characters of a serial number or a lot. */
    private static final int MAX_NUMBER = 80;

    /** Throws {@code sale.not-returnable} for what is not taken back, {@code sale.price-needed} for what has no price without somebody. */
    void check(Scan scan, Said said) {
        if (isReplayed()) {
            return;
        }
        boolean comesBack = basket.kind() == SaleKind.REFUND || scan.quantity().isNegative();
        if (comesBack && product.is(Trait.NOT_RETURNABLE)) {
            throw refused(
                    "sale.not-returnable", product.label() + " is not taken back. Put it aside for the customer.");
        }
        if (product.is(Trait.OPEN_PRICE)
                && scan.price().isEmpty()
                && said.price().isEmpty()) {
            throw refused("sale.price-needed", "Type the price of " + product.label() + ".");
        }
    }

    /**
     * What is noted on its line. Throws {@code sale.age-check}, {@code sale.serial-needed}, {@code sale.lot-needed},
     * {@code sale.serial-quantity}, {@code sale.serial-twice}, {@code sale.bad-number}.
     */
    Particulars particulars(Scan scan, Said said, Quantity quantity) {
        var age = quantity.isNegative() ? Optional.<String>empty() : ageCheckedBy();
        var serial = number(scan.serial().or(said::serial));
        var lot = number(scan.lot().or(said::lot));
        if (!isReplayed() && product.is(Trait.SERIAL_NEEDED)) {
            checkSerial(serial, quantity);
        }
        if (!isReplayed() && product.is(Trait.LOT_NEEDED) && lot.isEmpty()) {
            throw refused(
                    "sale.lot-needed",
                    "Type the lot that stands on " + product.label() + ", or scan the code that says it.");
        }
        var goodUntil = said.useBy().or(said::bestBefore);
        return new Particulars(serial, lot, goodUntil, Optional.empty(), age, Optional.empty());
    }

    /** Throws {@code sale.serial-quantity} for more than one piece under one number. */
    static void checkQuantity(Basket.Line line, Quantity quantity) {
        boolean isOne = Lines.absolute(quantity).equals(Quantity.ONE) || quantity.isZero();
        if (line.product().is(Trait.SERIAL_NEEDED)
                && line.particulars().serial().isPresent()
                && !isOne) {
            throw new ProblemException(serialQuantity(line.product())
                    .with("product", line.product().id()));
        }
    }

    private Optional<String> ageCheckedBy() {
        Integer years = product.minimumAge();
        boolean isAsked = years != null
                && basket.kind() == SaleKind.SALE
                && !isReplayed()
                && TillSettings.of(reckoning.reader(), reckoning.place()).value(SaleSettings.AGE_CHECK);
        if (years == null || !isAsked) {
            return Optional.empty();
        }
        int least = years;
        var check = basket.circumstances().ageCheck().filter(seen -> seen.years() >= least);
        if (check.isEmpty()) {
            throw new ProblemException(problem(
                            "sale.age-check",
                            product.label() + " is for people of " + least
                                    + " years and more. Look at the customer's identity card, and confirm the age; do not"
                                    + " sell it otherwise.")
                    .with("years", least));
        }
        return check.map(AgeCheck::staffId);
    }

    private void checkSerial(Optional<String> serial, Quantity quantity) {
        if (!Lines.absolute(quantity).equals(Quantity.ONE)) {
            throw new ProblemException(
                    serialQuantity(product).with("code", code).with("product", product.id()));
        }
        if (serial.isEmpty()) {
            throw refused(
                    "sale.serial-needed",
                    "Type the serial number that stands on " + product.label() + ", or scan the code that says it.");
        }
        boolean isThere = basket.lines().stream()
                .filter(line -> line.quantity().isNegative() == quantity.isNegative())
                .anyMatch(line -> line.product().id().equals(product.id())
                        && line.particulars().serial().equals(serial));
        if (isThere) {
            throw refused(
                    "sale.serial-twice",
                    product.label() + " with the serial number " + serial.get()
                            + " is in the basket already. Look at the number of this piece.");
        }
    }

    private static Problem serialQuantity(Product product) {
        return Problem.of(
                "sale.serial-quantity",
                "Each " + product.label() + " has a serial number of its own. Scan one piece after the other.");
    }

    private static Optional<String> number(Optional<String> typed) {
        var number = typed.map(String::strip).filter(text -> !text.isEmpty());
        if (number.filter(text -> text.length() > MAX_NUMBER || text.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            throw Attempt.problem(
                    "sale.bad-number",
                    "A serial number or a lot has at most " + MAX_NUMBER + " characters. Type it again.");
        }
        return number;
    }

    private boolean isReplayed() {
        return basket.at().isPresent() || Rights.isSystem(basket.staffId());
    }

    private ProblemException refused(String problemCode, String message) {
        return new ProblemException(problem(problemCode, message));
    }

    private Problem problem(String problemCode, String message) {
        return Problem.of(problemCode, message).with("code", code).with("product", product.id());
    }
}
