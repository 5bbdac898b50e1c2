package org.evertill.checkout.local.internal;

import static org.evertill.checkout.local.internal.Till.EUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Optional;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.Checkout.Scan;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cash where the smallest coins are gone, at a real till. */
class CashRoundingTest {

    @TempDir
    Path directory;

    private Till till;

    @BeforeEach
    void open() {
        till = Till.enrolled(directory);
        till.database.write(new Author("system:test"), tx -> {
            var known = tx.find(DomainTypes.STORE, "S1").orElseThrow();
            var store = new Store("S1", "Corner shop", "NL", "EUR", "Europe/Amsterdam", null, null, null, 5);
            tx.update(DomainTypes.STORE, store, known.version());
            return 0;
        });
    }

    @AfterEach
    void close() {
        till.close();
    }

    /** Endings 1, 2, 6, 7 go down, 3, 4, 8, 9 up. */
    @ParameterizedTest
    @CsvSource({
        "15.70, 15.70", "15.71, 15.70", "15.72, 15.70", "15.73, 15.75", "15.74, 15.75",
        "15.75, 15.75", "15.76, 15.75", "15.77, 15.75", "15.78, 15.80", "15.79, 15.80"
    })
    void whatGoesIntoTheDrawerIsRoundedAndTheSaleIsNot(String total, String due) {
        var sale = sold(total, Optional.empty());
        var payment = sale.payments().getFirst();
        assertEquals(money(total), sale.sale().total());
        assertEquals(money(total), payment.amount());
        assertEquals(money(due), payment.given());
        assertEquals(money(due).minus(money(total)), payment.rounding());
        var refund = till.checkout
                .refundOf(sale.sale().receipt(), "kim")
                .then(back -> till.checkout.payCash(back, Optional.empty()));
        var back = refund.orThrow().payments().getFirst();
        assertEquals(money(due).negated(), back.given());
        assertEquals(payment.rounding().negated(), back.rounding());
        assertEquals(0, till.number("SELECT sum(given_minor - change_given_minor) FROM payments"));
    }

    @Test
    void changeIsOfWhatIsDue() {
        var payment = sold("15.72", Optional.of(money("20.00"))).payments().getFirst();
        assertEquals(money("4.30"), payment.changeGiven());
        assertEquals(
                money("0.00"),
                sold("15.72", Optional.of(money("15.70"))).payments().getFirst().changeGiven());
        var basket = till.checkout
                .open(Opening.sale("kim"))
                .then(b -> till.checkout.scan(b, priced("15.73")))
                .orThrow();
        var refused = till.checkout.payCash(basket, Optional.of(money("15.73")));
        assertEquals(
                "sale.not-enough-cash",
                assertInstanceOf(Outcome.Failed.class, refused).problem().code());
    }

    private Receipt sold(String total, Optional<Money> given) {
        return till.checkout
                .open(Opening.sale("kim"))
                .then(basket -> till.checkout.scan(basket, priced(total)))
                .then(basket -> till.checkout.payCash(basket, given))
                .orThrow();
    }

    private static Scan priced(String price) {
        return Scan.of(Till.BAG, Quantity.ONE, UnitPrice.of(new BigDecimal(price), EUR), "Something");
    }

    private static Money money(String amount) {
        return Money.of(new BigDecimal(amount), EUR, RoundingMode.UNNECESSARY);
    }
}
