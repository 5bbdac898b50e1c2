package org.evertill.receipt;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/**
 * What a chain calls one of its tenders.
 *
 * @param german where slips are in German; empty for the same
 */
public record TenderName(String name, Optional<String> german) {

    /**
     * How a tender is called on a slip: as the chain calls it in its language, else by the product's own word for the usual ones, else as
     * the chain calls it, else by its identifier. A chain that leaves a usual one its English word, or gives it none, has no name of its own for it.
     *
     * @param own the chain's names, by identifier
     * @param locale a language other than German gives English words
     */
    public static String of(String tender, Map<String, TenderName> own, Locale locale) {
        @Nullable TenderName chains = own.get(tender);
        var inGerman = Optional.ofNullable(chains)
                .flatMap(TenderName::german)
                .filter(name -> locale.getLanguage().equals(Locale.GERMAN.getLanguage()));
        if (inGerman.isPresent()) {
            return inGerman.get();
        }
        var said = Optional.ofNullable(chains)
                .map(TenderName::name)
                .filter(name ->
                        !name.equals(tender) && !word(tender, Locale.ROOT).equals(Optional.of(name)));
        return said.or(() -> word(tender, locale)).orElse(tender);
    }

    private static Optional<String> word(String tender, Locale locale) {
        var words = ResourceBundle.getBundle(
                "org.evertill.receipt.messages",
                locale,
                TenderName.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_DEFAULT));
        try {
            return Optional.of(words.getString("tender." + tender));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }
}
