package org.evertill.checkout.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.evertill.checkout.Checkout.Opening;
import org.evertill.checkout.Checkout.Scan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

    private static final int CALLERS = 4;
    private static final int SALES_EACH = 25;

    @TempDir
    Path directory;

    @Test
    void numbersAreGaplessWhoeverCalls() throws Exception {
        try (var till = Till.enrolled(directory);
                var callers = Executors.newFixedThreadPool(CALLERS)) {
            var numbers = new ArrayList<Future<Long>>();
            Callable<Long> sale = () -> till.checkout
                    .open(Opening.sale("kim"))
                    .then(b -> till.checkout.scan(b, Scan.of(Till.APPLE)))
                    .then(b -> till.checkout.payCash(b, Optional.empty()))
                    .orThrow()
                    .sale()
                    .receiptNumber();
            for (int i = 0; i < CALLERS * SALES_EACH; i++) {
                numbers.add(callers.submit(sale));
            }
            var taken = new ArrayList<Long>();
            for (var number : numbers) {
                taken.add(number.get());
            }
            assertEquals(
                    LongStream.rangeClosed(1, CALLERS * SALES_EACH).boxed().toList(),
                    taken.stream().sorted().toList());
            assertEquals(1, till.number("SELECT count(*) FROM shifts"));
            assertEquals(-1000L * CALLERS * SALES_EACH, till.number("SELECT quantity_milli FROM stock_balance"));
        }
    }
}
