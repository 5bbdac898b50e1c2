package org.evertill.ui.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrokeTest {

    @ParameterizedTest
    @ValueSource(strings = {"F1", "F12", "Ctrl+F2", "Ctrl+Alt+Shift+F3", "Del", "Shift+Insert", "Ctrl+K", "PageUp"})
    void whatIsWrittenIsReadAgain(String text) {
        assertEquals(text, Stroke.parse(text).map(Stroke::write).orElse("nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Super+F1", "F99", "Ctrl+"})
    void whatNamesNoKeyIsNone(String text) {
        assertEquals(Optional.empty(), Stroke.parse(text));
    }

    @Test
    void aKeyIsNamedAsItStandsOnTheKeyboard() {
        assertEquals("Strg+Umsch+Entf", new Stroke(SWT.CTRL | SWT.SHIFT | SWT.DEL).name(Locale.GERMAN));
        assertEquals("Ctrl+Shift+Del", new Stroke(SWT.CTRL | SWT.SHIFT | SWT.DEL).name(Locale.ENGLISH));
        assertEquals("+", new Stroke('+').name(Locale.GERMAN));
    }

    @Test
    void aKeyIsTheOneThatIsPressedWithTheSameHeld() {
        var pressed = new Event();
        pressed.keyCode = SWT.F2;
        assertTrue(new Stroke(SWT.F2).matches(pressed));
        pressed.stateMask = SWT.SHIFT;
        assertFalse(new Stroke(SWT.F2).matches(pressed));
        assertTrue(new Stroke(SWT.SHIFT | SWT.F2).matches(pressed));
    }

    @Test
    void aCharacterIsItselfWhateverKeyWritesIt() {
        var pressed = new Event();
        pressed.keyCode = '=';
        pressed.stateMask = SWT.SHIFT;
        pressed.character = '+';
        assertTrue(new Stroke('+').matches(pressed));
        pressed.stateMask = SWT.CTRL;
        assertFalse(new Stroke('+').matches(pressed));
    }

    @Test
    void whatWritesOrIsOnlyHeldIsTold() {
        assertTrue(new Stroke('a').isTyped());
        assertTrue(new Stroke(SWT.SHIFT | 'a').isTyped());
        assertTrue(new Stroke(SWT.CR).isTyped());
        assertFalse(new Stroke(SWT.CTRL | 'a').isTyped());
        assertFalse(new Stroke(SWT.F5).isTyped());
        assertFalse(new Stroke(SWT.DEL).isTyped());
        assertTrue(new Stroke(SWT.SHIFT).isOnlyHeld());
        assertFalse(new Stroke(SWT.SHIFT | SWT.F1).isOnlyHeld());
    }
}
