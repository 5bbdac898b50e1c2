package org.evertill.ui.keys;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.ui.Messages;

/**
 * What a screen does by keys, or a mode of it that has keys of its own; a service, so that its keys are known before it is seen. Also the
 * words for the key bindings that its bundle puts into {@link org.evertill.ui.Slots#KEYS}, by their element id.
 */
public interface KeySource {

    /** A name that never changes; those of one screen begin with the same word up to the first dot. */
    String id();

    /** In the order in which they are listed. */
    List<KeyUse> uses();

    /** What is done, in a few words: the text {@code key.ID} or {@code ID} beside this class. */
    default Optional<String> words(String use, Locale locale) {
        var texts = Messages.beside(getClass(), locale);
        return texts.find("key." + use).or(() -> texts.find(use));
    }

    /** The heading of the list: the text {@code keys.ID} beside this class. */
    default String title(Locale locale) {
        return Messages.beside(getClass(), locale).get("keys." + id());
    }
}
