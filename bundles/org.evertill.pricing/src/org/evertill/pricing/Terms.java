package org.evertill.pricing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evertill.kernel.Category;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/**
 * The terms of a promotion as they are read: each field is asked for by name, and whatever nobody asked for is refused, for it would be a rule
 * that somebody believes in and that does not hold.
 */
public final class Terms {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final long MAX_COUNT = 1_000_000;
    private static final int MAX_AMOUNT_DIGITS = 12;

    private final String where;
    private final JsonObject json;
    private final Set<String> asked = new HashSet<>();

    private Terms(String where, JsonObject json) {
        this.where = where;
        this.json = json;
    }

    /**
     * What reads terms makes of them. Problem: {@code promotion.bad-terms}, also for what {@link #wrong} throws.
     */
    public static Outcome<PromotionRule> read(String text, Function<Terms, PromotionRule> reading) {
        try {
            var terms = new Terms("", JsonParser.parseString(text).getAsJsonObject());
            var rule = reading.apply(terms);
            terms.done();
            return Outcome.ok(rule);
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | StackOverflowError e) {
            return Outcome.failed(problem("They are no JSON object."));
        }
    }

    /** What is wrong with terms, in a sentence. */
    public static ProblemException wrong(String sentence) {
        return new ProblemException(problem(sentence));
    }

    /** Whether a field is there. */
    public boolean has(String name) {
        asked.add(name);
        return json.has(name);
    }

    /** An object within; all of it has to be asked for as well. */
    public <T> T object(String name, Function<Terms, T> reading) {
        return object(where + name, element(name), reading);
    }

    /** A list of objects, of one at least. */
    public <T> List<T> objects(String name, Function<Terms, T> reading) {
        var element = element(name);
        if (!element.isJsonArray() || element.getAsJsonArray().isEmpty()) {
            throw wrong("\"" + where + name + "\" is no list.");
        }
        var all = new ArrayList<T>();
        element.getAsJsonArray().forEach(e -> all.add(object(where + name, e, reading)));
        return all;
    }

    /** Texts; none when the field is absent. */
    public Set<String> texts(String name) {
        if (!has(name)) {
            return Set.of();
        }
        var element = element(name);
        if (!element.isJsonArray()) {
            throw wrong("\"" + where + name + "\" is no list of texts.");
        }
        var texts = new HashSet<String>();
        element.getAsJsonArray().forEach(e -> texts.add(text(name, e)));
        return texts;
    }

    /** A whole number from 1 on. */
    public long count(String name) {
        try {
            long count = new BigDecimal(text(name, element(name))).longValueExact();
            if (count >= 1 && count <= MAX_COUNT) {
                return count;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // said below
        }
        throw wrong("\"" + where + name + "\" is no whole number from 1 to " + MAX_COUNT + ".");
    }

    /** The same; what is given when it is absent. */
    public long count(String name, long otherwise) {
        return has(name) ? count(name) : otherwise;
    }

    /** A percentage with up to two decimals, in hundredths of a per cent. */
    public int basisPoints(String name) {
        try {
            int basisPoints = new BigDecimal(text(name, element(name)))
                    .multiply(HUNDRED)
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .intValueExact();
            if (basisPoints > 0 && basisPoints <= 10_000) {
                return basisPoints;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // said below
        }
        throw wrong("\"" + where + name + "\" is no percentage up to 100 with two decimals at most.");
    }

    /** An amount, more than nothing: {@code "4.50 EUR"}. */
    public Money money(String name) {
        var words = text(name, element(name)).strip().split("\\s+");
        try {
            var decimal = new BigDecimal(words[0]);
            if (words.length == 2
                    && decimal.signum() > 0
                    && decimal.precision() - decimal.scale() <= MAX_AMOUNT_DIGITS) {
                return Money.of(decimal, Currency.getInstance(words[1]), RoundingMode.UNNECESSARY);
            }
        } catch (ArithmeticException | IllegalArgumentException e) {
            // said below
        }
        throw wrong("\"" + where + name + "\" is no amount with its currency, like \"4.50 EUR\".");
    }

    /** Which products it is about; all when the field is absent. */
    public Selector selector(String name) {
        return has(name)
                ? object(
                        name,
                        of -> new Selector(
                                of.texts("products"), of.categories(), of.texts("brands"), of.texts("except")))
                : Selector.ALL;
    }

    private Set<Category> categories() {
        return texts("categories").stream().map(Category::of).collect(Collectors.toSet());
    }

    private <T> T object(String path, JsonElement element, Function<Terms, T> reading) {
        if (!element.isJsonObject()) {
            throw wrong("\"" + path + "\" is no object.");
        }
        var inner = new Terms(path + ".", element.getAsJsonObject());
        T value = reading.apply(inner);
        inner.done();
        return value;
    }

    private void done() {
        Optional<String> unknown =
                json.keySet().stream().filter(name -> !asked.contains(name)).findFirst();
        unknown.ifPresent(name -> {
            throw wrong("Nothing is known of \"" + where + name + "\".");
        });
    }

    private JsonElement element(String name) {
        asked.add(name);
        var element = json.get(name);
        if (element == null) {
            throw wrong("\"" + where + name + "\" is missing.");
        }
        return element;
    }

    private String text(String name, JsonElement element) {
        if (!element.isJsonPrimitive() || element.getAsString().isBlank()) {
            throw wrong("\"" + where + name + "\" is no text or number.");
        }
        return element.getAsString();
    }

    private static Problem problem(String sentence) {
        return Problem.of("promotion.bad-terms", "The terms of the promotion cannot be read. " + sentence);
    }
}
