package org.evertill.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.evertill.entity.CanonicalJson;
import org.evertill.entity.Row;

/**
 * The short digests of an entry as a text, a word per row: {@code S:} and the sale's, {@code L000002:} and those of line 2,
 * {@code P} with the payment's own name, {@code M:} for all movements together, {@code D:} for all discounts when there are any.
 */
final class Marks {

    private static final String SALE = "S";
    private static final String LINE = "L";
    private static final String PAYMENT = "P";
    private static final String MOVEMENTS = "M";
    private static final String DISCOUNTS = "D";

    private Marks() {}

    /** One row's, or all movements'. */
    record Word(String name, String marks) {

        boolean isOfLine() {
            return name.startsWith(LINE);
        }

        boolean isOfPayment() {
            return name.startsWith(PAYMENT);
        }

        boolean isOfMovements() {
            return name.startsWith(MOVEMENTS);
        }

        boolean isOfDiscounts() {
            return name.startsWith(DISCOUNTS);
        }

        /** What the row is called for people. */
        String title() {
            if (isOfLine()) {
                return "line " + name.substring(LINE.length()).replaceFirst("^0+(?=.)", "");
            }
            if (isOfPayment()) {
                return "a payment";
            }
            if (isOfDiscounts()) {
                return "the discounts";
            }
            return isOfMovements() ? "the stock movements" : "the sale";
        }

        List<Parts.Aspect> aspects() {
            return isOfLine() ? Parts.LINE : isOfPayment() ? Parts.PAYMENT : Parts.SALE;
        }
    }

    static List<Word> of(SaleRows rows) {
        var words = new ArrayList<Word>();
        words.add(new Word(SALE, Parts.marks(rows.sale(), Parts.SALE)));
        add(words, rows.lines(), row -> LINE + Parts.position(row), Parts.LINE);
        add(words, rows.payments(), row -> PAYMENT + Parts.payment(row), Parts.PAYMENT);
        words.add(new Word(MOVEMENTS, together(rows.movements())));
        if (!rows.discounts().isEmpty()) {
            words.add(new Word(DISCOUNTS, together(rows.discounts())));
        }
        return words;
    }

    private static String together(List<Row> rows) {
        var text = new StringBuilder();
        rows.forEach(row -> CanonicalJson.writeFilled(text, row));
        return Sha256.mark(text.toString());
    }

    static String text(List<Word> words) {
        return String.join(
                " ", words.stream().map(w -> w.name() + ":" + w.marks()).toList());
    }

    /** What {@link #text} wrote; whatever else stands there is left out. */
    static List<Word> parse(String text) {
        var words = new ArrayList<Word>();
        for (String word : text.split(" ")) {
            int colon = word.indexOf(':');
            if (colon > 0) {
                words.add(new Word(word.substring(0, colon), word.substring(colon + 1)));
            }
        }
        return words;
    }

    private static void add(List<Word> words, List<Row> rows, Function<Row, String> name, List<Parts.Aspect> aspects) {
        var marking = new Parts.Marking(aspects);
        rows.forEach(row -> words.add(new Word(name.apply(row), marking.marks(row))));
    }
}
