package org.evertill.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.receipt.Slip;
import org.evertill.receipt.Template;
import org.evertill.receipt.Templates;

/**
 * What a customer gets of a sale or a refund, as a document. What stands where is said by a template, {@code sale.template} or
 * {@code gift.template} beside this class unless the chain has its own. Pure; any thread.
 */
public final class SaleSlip {

    private SaleSlip() {}

    /** Which slip. */
    public enum Kind {
        /** The receipt. */
        SALE("sale"),
        /** Proof for whoever got it as a present: no prices. */
        GIFT("gift");

        private final String template;

        Kind(String template) {
            this.template = template;
        }

        /** The name of its template. */
        public String template() {
            return template;
        }
    }

    /** What a slip says of itself. */
    public enum Mark {
        /** Somebody practised. */
        TRAINING
    }

    /**
     * How a slip is made.
     *
     * @param copy 0 for the first print, 1 for the first copy and so on
     */
    public record Print(Kind kind, int copy, Set<Mark> marks) {

        public static final Print ORIGINAL = new Print(Kind.SALE, 0, Set.of());

        public Print {
            marks = marks.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(marks));
            if (copy < 0) {
                throw new IllegalArgumentException("copy " + copy);
            }
        }

        /** Once more. */
        public static Print copy(int number) {
            return new Print(Kind.SALE, number, Set.of());
        }
    }

    /** The receipt as it is first printed, by the product's own template. */
    public static ReceiptDocument document(Receipt receipt, Locale locale) {
        return slip(receipt, Print.ORIGINAL, locale, Templates.BUILT_IN).document();
    }

    /**
     * A slip.
     *
     * @param locale of words and numbers; a language other than German gives English words
     */
    public static Slip slip(Receipt receipt, Print print, Locale locale, Templates templates) {
        String kind = print.kind().template();
        return Slip.of(templates.own(kind), builtIn(kind), locale, language -> SaleFields.of(receipt, print, language));
    }

    /** The product's template of a kind, for who writes one of their own. */
    public static String builtIn(Kind kind) {
        return builtIn(kind.template());
    }

    /**
     * Tries a template on a sale, a refund and an exchange that have something of everything. Gives how the sale looks. Problem:
     * {@code receipt.bad-template}.
     */
    public static Outcome<ReceiptDocument> tried(String text, Locale locale) {
        var everything = new Print(Kind.SALE, 1, EnumSet.allOf(Mark.class));
        return Template.parse(text).then(template -> {
            var language = template.language().orElse(locale);
            var refund =
                    SaleFields.of(SampleSale.of(SaleKind.REFUND, Quantity.of(3).negated()), everything, language);
            var exchange =
                    SaleFields.of(SampleSale.of(SaleKind.SALE, Quantity.ONE.negated()), Print.ORIGINAL, language);
            var sale = SaleFields.of(SampleSale.of(SaleKind.SALE, Quantity.ONE), Print.ORIGINAL, language);
            return template.fill(refund).then(shown -> template.fill(exchange)).then(shown -> template.fill(sale));
        });
    }

    private static String builtIn(String kind) {
        try (InputStream in = SaleSlip.class.getResourceAsStream(kind + ".template")) {
            if (in == null) {
                throw new IllegalStateException("no template " + kind);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
