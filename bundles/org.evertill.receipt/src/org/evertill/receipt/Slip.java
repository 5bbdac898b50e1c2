package org.evertill.receipt;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/**
 * A slip as it came of a template.
 *
 * @param problem why the chain's own template was not used, when there is one and it could not be
 */
public record Slip(ReceiptDocument document, Optional<Problem> problem) {

    /**
     * Makes a slip. A chain's template that is broken never stops printing: the built-in one stands in for it.
     *
     * @param own the chain's template, if it has one
     * @param builtIn the product's; that it is right is tested
     * @param locale of whoever prints; a template with a language of its own has its way
     * @param fields what is filled in, in a language
     */
    public static Slip of(Optional<String> own, String builtIn, Locale locale, Function<Locale, Fields> fields) {
        if (own.isPresent()) {
            switch (filled(own.get(), locale, fields)) {
                case Outcome.Ok<ReceiptDocument>(var document) -> {
                    return new Slip(document, Optional.empty());
                }
                case Outcome.Failed<ReceiptDocument>(var problem) -> {
                    return new Slip(filled(builtIn, locale, fields).orThrow(), Optional.of(problem));
                }
            }
        }
        return new Slip(filled(builtIn, locale, fields).orThrow(), Optional.empty());
    }

    private static Outcome<ReceiptDocument> filled(String text, Locale locale, Function<Locale, Fields> fields) {
        return Template.parse(text)
                .then(template -> template.fill(fields.apply(template.language().orElse(locale))));
    }
}
