package org.evertill.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Random;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.jspecify.annotations.Nullable;

/** Random things, valid ones. */
final class Things {

    private static final String[] CURRENCIES = {"EUR", "JPY", "KWD", "GBP"};
    private static final String[] TEXTS = {"", "Käse", "\"'\\", "😀", "a\tb\nc", "\u2028", "NULL", "0", "\u0001"};

    private final Random random;

    Things(long seed) {
        random = new Random(seed);
    }

    Thing next() {
        return new Thing(
                new Nanoid(random).next(),
                "S" + random.nextInt(9),
                Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
                text(),
                perhaps(text()),
                Thing.Colour.values()[random.nextInt(2)],
                random.nextBoolean(),
                random.nextLong(),
                random.nextInt(Integer.MAX_VALUE),
                perhaps(random.nextLong()),
                perhaps(random.nextInt()),
                perhaps(random.nextBoolean()),
                perhaps(LocalDate.ofEpochDay(random.nextInt(40_000))),
                new UnitPrice(random.nextLong(), currency()),
                random.nextBoolean(),
                new Money(random.nextLong(), currency()),
                perhaps(new Money(random.nextLong(), currency())),
                new Quantity(random.nextLong()));
    }

    private <T> @Nullable T perhaps(T value) {
        return random.nextBoolean() ? value : null;
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(9);
    }

    private Currency currency() {
        return Currency.getInstance(CURRENCIES[random.nextInt(CURRENCIES.length)]);
    }
}
