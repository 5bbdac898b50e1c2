package org.evertill.ui.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.evertill.kernel.Outcome;
import org.evertill.ui.Preferences;
import org.junit.jupiter.api.Test;

class KeyboardTest {

    private static final KeyUse LOCK = KeyUse.free("lock", SWT.F12);
    private static final KeyUse UNDO = KeyUse.free("undo", SWT.F3);
    private static final KeyUse REFUND = KeyUse.free("refund", SWT.F4);
    private static final KeyUse BACK = KeyUse.fixed("back", SWT.ESC);
    private static final KeyUse TENDER = KeyUse.fixed("tender", SWT.F2);
    private static final KeyUse QUANTITY = KeyUse.free("quantity", SWT.F2);
    private static final KeyUse TODAY = KeyUse.free("today", SWT.F2);

    private final KeySource everywhere = new Source("everywhere", List.of(LOCK));
    private final KeySource selling = new Source("sell", List.of(UNDO, REFUND, QUANTITY, BACK));
    private final KeySource paying = new Source("sell.pay", List.of(TENDER));
    private final KeySource reports = new Source("report", List.of(TODAY));
    private final Preferences preferences = new Preferences(Map.of(), values -> {});
    private final Keyboard keyboard = new Keyboard(preferences, everywhere, () -> List.of(selling, paying, reports));

    @Test
    void anotherKeyHoldsInPlaceOfTheStandardOneUntilAllAreAsAtFirst() {
        assertTrue(choose(selling, UNDO, SWT.INSERT).isOk());
        assertEquals(List.of(new Stroke(SWT.INSERT)), keyboard.strokes(UNDO));
        assertEquals(Optional.of("Insert"), preferences.value("key.undo"));
        assertEquals("Einfg", keyboard.name(UNDO, Locale.GERMAN));
        keyboard.standard();
        assertEquals(List.of(new Stroke(SWT.F3)), keyboard.strokes(UNDO));
        assertEquals(Map.of(), preferences.all());
    }

    @Test
    void theStandardKeyIsNoChoice() {
        choose(selling, UNDO, SWT.INSERT);
        choose(selling, UNDO, SWT.F3);
        assertEquals(Map.of(), preferences.all());
    }

    @Test
    void aKeyThatDoesSomethingElseThereIsRefusedWithWhatItDoes() {
        assertTaken("words of refund", choose(selling, UNDO, SWT.F4));
        assertTaken("words of lock", choose(selling, UNDO, SWT.F12));
        assertTaken("words of quantity", choose(selling, UNDO, SWT.F2), "words of tender");
        assertTaken("words of today", choose(everywhere, LOCK, SWT.F2), "words of tender", "words of quantity");
        assertEquals(Map.of(), preferences.all());
    }

    @Test
    void theSameKeyMayDoDifferentThingsOnDifferentScreens() {
        assertTrue(choose(reports, TODAY, SWT.F4).isOk());
    }

    @Test
    void aKeyThatWasGivenUpIsFree() {
        choose(selling, REFUND, SWT.INSERT);
        assertTrue(choose(selling, UNDO, SWT.F4).isOk());
        assertTaken("words of refund", choose(selling, UNDO, SWT.INSERT));
    }

    @Test
    void aStandardKeyThatAnotherModeHasAsWellCanBeHadBack() {
        choose(selling, QUANTITY, SWT.INSERT);
        assertTrue(choose(selling, QUANTITY, SWT.F2).isOk());
        assertEquals(Map.of(), preferences.all());
    }

    @Test
    void keysOfTypingAndMovingStayWhatTheyAre() {
        var failed = assertInstanceOf(Outcome.Failed.class, choose(selling, UNDO, 'a'));
        assertEquals("ui.key-typed", failed.problem().code());
        assertInstanceOf(Outcome.Failed.class, choose(selling, UNDO, SWT.CR));
    }

    @Test
    void aKeptTextThatIsNoKeyLeavesTheStandardOne() {
        preferences.choose("key.undo", "Hyper+F99");
        assertEquals(List.of(new Stroke(SWT.F3)), keyboard.strokes(UNDO));
    }

    @Test
    void sentencesNameTheKeyOfNow() {
        assertEquals(Optional.of("F3"), keyboard.named("undo", Locale.ENGLISH));
        choose(selling, UNDO, SWT.SHIFT | SWT.F9);
        assertEquals(Optional.of("Umsch+F9"), keyboard.named("undo", Locale.GERMAN));
        assertEquals(Optional.empty(), keyboard.named("nobody", Locale.GERMAN));
    }

    private Outcome<Stroke> choose(KeySource source, KeyUse use, int code) {
        return keyboard.choose(source, use, new Stroke(code), Locale.ENGLISH);
    }

    private static void assertTaken(String by, Outcome<Stroke> outcome, String... others) {
        var failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals("ui.key-taken", failed.problem().code());
        var said = failed.problem().facts().get("by");
        assertTrue(said.equals(by) || List.of(others).contains(said), String.valueOf(said));
    }

    private record Source(String id, List<KeyUse> uses) implements KeySource {

        @Override
        public Optional<String> words(String use, Locale locale) {
            return Optional.of("words of " + use);
        }

        @Override
        public String title(Locale locale) {
            return id;
        }
    }
}
