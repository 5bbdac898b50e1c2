package org.evertill.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import org.evertill.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the locale")
class MessagesTest {

    private final Messages german = Messages.beside(MessagesTest.class, Locale.GERMANY);

    @Test
    void aProblemIsToldInTheLanguageOfTheWindowWithItsFacts() {
        var problem = Problem.of("staff.locked", "Too many.").with("seconds", 30);
        assertEquals(
                Optional.of(
                        "Zu viele falsche PINs. Warten Sie 30 Sekunden, oder lassen Sie sich von der Leitung entsperren."),
                german.of(problem));
    }

    @Test
    void aProblemWithoutItsFactsOrWithoutTranslationKeepsItsOwnWords() {
        assertEquals(Optional.empty(), german.of(Problem.of("staff.locked", "Too many.")));
        assertEquals(Optional.empty(), german.of(Problem.of("nobody.translated", "Well.")));
    }

    @Test
    void anUnknownLanguageIsAnsweredInEnglishWhateverTheMachineSpeaks() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals(
                    "5 h", Messages.beside(MessagesTest.class, Locale.JAPAN).get("age.hours", 5));
        } finally {
            Locale.setDefault(before);
        }
    }
}
