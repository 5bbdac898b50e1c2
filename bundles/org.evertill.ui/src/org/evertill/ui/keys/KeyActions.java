package org.evertill.ui.keys;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.evertill.ui.widget.ScreenKeys;

/** What a screen does when one of its keys is pressed. Refuses to leave out anything that its source declares. UI thread only. */
public final class KeyActions {

    private final Keyboard keyboard;
    private final KeySource source;
    private final Map<KeyUse, Runnable> actions = new LinkedHashMap<>();
    private Consumer<Character> typed = character -> {};
    private boolean types;

    public KeyActions(Keyboard keyboard, KeySource source) {
        this.keyboard = keyboard;
        this.source = source;
    }

    /** Says what is done. */
    public KeyActions on(KeyUse use, Runnable does) {
        if (!source.uses().contains(use)) {
            throw new IllegalArgumentException(source.id() + " does not declare " + use.id());
        }
        actions.put(use, does);
        return this;
    }

    /** Takes what is typed and is no key of the screen. */
    public KeyActions typing(Consumer<Character> takes) {
        typed = takes;
        types = true;
        return this;
    }

    /**
     * Lists the keys for as long as the screen lives.
     *
     * @param now whether they work, beside the screen being seen
     */
    public KeyActions listed(Control screen, BooleanSupplier now) {
        source.uses().stream()
                .filter(use -> !actions.containsKey(use))
                .findFirst()
                .ifPresent(forgotten -> {
                    throw new IllegalStateException("nobody does " + forgotten.id() + " of " + source.id());
                });
        var stop = keyboard.lists(source, () -> screen.isVisible() && now.getAsBoolean());
        screen.addListener(SWT.Dispose, e -> stop.run());
        return this;
    }

    /** Does what a key is for, and says whether it was for anything. */
    public boolean handle(Event event) {
        var action = use(event).map(actions::get);
        if (action.isPresent()) {
            action.get().run();
            return true;
        }
        boolean isTyped = types && ScreenKeys.isPrintable(event);
        if (isTyped) {
            typed.accept(event.character);
        }
        return isTyped;
    }

    /** Whether a key is for one of these. */
    public boolean means(Event event, KeyUse... uses) {
        return use(event).filter(Arrays.asList(uses)::contains).isPresent();
    }

    private Optional<KeyUse> use(Event event) {
        return actions.keySet().stream()
                .filter(use -> keyboard.strokes(use).stream().anyMatch(stroke -> stroke.matches(event)))
                .findFirst();
    }
}
