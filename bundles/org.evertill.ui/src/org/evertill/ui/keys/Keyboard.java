package org.evertill.ui.keys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.ui.Messages;
import org.evertill.ui.Preferences;
import org.evertill.ui.keys.KeyUse.Kind;

/** Which key does what in this window, as people of this till chose. In the application's context. UI thread only. */
public final class Keyboard {

    /** What the names of all preferences begin with that are keys. */
    public static final String PREFIX = "key.";

    private final Preferences preferences;
    private final KeySource everywhere;
    private final Supplier<List<KeySource>> screens;
    private final List<Listed> listed = new ArrayList<>();

    private Optional<Taker> waiting = Optional.empty();

    /** Who wants the next key. */
    private record Taker(BooleanSupplier isThere, Consumer<Stroke> takes) {}

    /** Keys of a screen that is there. */
    private record Listed(KeySource source, BooleanSupplier now) {}

    /**
     * @param everywhere the keys that work on every screen
     * @param screens what screens do by keys, whether they were seen already or not
     */
    public Keyboard(Preferences preferences, KeySource everywhere, Supplier<List<KeySource>> screens) {
        this.preferences = preferences;
        this.everywhere = everywhere;
        this.screens = screens;
    }

    /** Listens to keys before anything else does. */
    public void on(Display display) {
        display.addFilter(SWT.KeyDown, event -> {
            var stroke = Stroke.of(event);
            var taker = waiting;
            if (taker.isPresent() && !stroke.isOnlyHeld()) {
                waiting = Optional.empty();
                if (taker.get().isThere().getAsBoolean()) {
                    event.doit = false;
                    event.type = SWT.None;
                    taker.get().takes().accept(stroke);
                }
            }
        });
    }

    /**
     * The next key goes to whoever asks for it, whatever it does otherwise; the handle takes that back.
     *
     * @param isThere whether it is still asked for when a key is pressed; otherwise the key does what it always does
     */
    public Runnable ask(BooleanSupplier isThere, Consumer<Stroke> takes) {
        waiting = Optional.of(new Taker(isThere, takes));
        return () -> waiting = Optional.empty();
    }

    /** Everything that keys are for: first what works everywhere. */
    public List<KeySource> all() {
        return Stream.concat(Stream.of(everywhere), screens.get().stream()).toList();
    }

    /** What keys are for now: those of the screen that is seen, then those that work everywhere. */
    public List<KeySource> now() {
        return Stream.concat(
                        List.copyOf(listed).stream()
                                .filter(l -> l.now().getAsBoolean())
                                .map(Listed::source),
                        Stream.of(everywhere))
                .toList();
    }

    /** Lists keys until the returned handle is run. */
    Runnable lists(KeySource source, BooleanSupplier now) {
        var entry = new Listed(source, now);
        listed.add(entry);
        return () -> listed.remove(entry);
    }

    /** The keys that do something. */
    public List<Stroke> strokes(KeyUse use) {
        return chosen(use).map(List::of).orElse(use.standard());
    }

    private Optional<Stroke> chosen(KeyUse use) {
        return use.kind() == Kind.FREE ? preferences.value(PREFIX + use.id()).flatMap(Stroke::parse) : Optional.empty();
    }

    /** The keys that do something, as they stand on keyboards; empty when there is none. */
    public String name(KeyUse use, Locale locale) {
        return strokes(use).stream()
                .map(stroke -> stroke.name(locale))
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    /** The same of what has this id, on whatever screen, or is the element id of a binding; empty when no bundle brings it. */
    public Optional<String> named(String id, Locale locale) {
        return all().stream()
                .flatMap(source -> source.uses().stream())
                .filter(use -> use.id().equals(id))
                .map(use -> name(use, locale))
                .findFirst();
    }

    /** The texts beside a class, with the names of the keys of now. */
    public Messages texts(Class<?> anchor, Locale locale) {
        return Messages.beside(anchor, locale).naming(id -> named(id, locale));
    }

    /** What is done, in a few words. */
    public String words(KeySource source, KeyUse use, Locale locale) {
        return source.words(use.id(), locale)
                .or(() -> Messages.beside(Messages.class, locale).find(PREFIX + use.id()))
                .orElse(use.id());
    }

    /** Whether somebody chose another key. */
    public boolean isChosen(KeyUse use) {
        return chosen(use).isPresent();
    }

    /**
     * Another key does it from now on. Problems: {@code ui.key-typed} for a key of typing and moving, {@code ui.key-taken} for one that does
     * something else at the same time.
     */
    public Outcome<Stroke> choose(KeySource source, KeyUse use, Stroke stroke, Locale locale) {
        if (stroke.isTyped() || stroke.isOnlyHeld()) {
            return Outcome.failed(Problem.of(
                            "ui.key-typed",
                            stroke.name(locale)
                                    + " is needed for typing and moving. Press a function key, or one with Ctrl or Alt.")
                    .with("key", stroke.name(locale)));
        }
        var taken = takenBy(source, use, stroke, locale);
        if (taken.isPresent()) {
            return Outcome.failed(Problem.of(
                            "ui.key-taken",
                            stroke.name(locale) + " does something else already: " + taken.get()
                                    + ". Press another one, or give that another key first.")
                    .with("key", stroke.name(locale))
                    .with("by", taken.get()));
        }
        preferences.choose(PREFIX + use.id(), use.standard().equals(List.of(stroke)) ? "" : stroke.write());
        return Outcome.ok(stroke);
    }

    /** Everything is done by its standard key again. */
    public void standard() {
        var none = new HashMap<String, String>();
        preferences.all().keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> none.put(name, ""));
        preferences.choose(none);
    }

    /** What the key does where it would be pressed: on the same screen, or everywhere. */
    private Optional<String> takenBy(KeySource source, KeyUse use, Stroke stroke, Locale locale) {
        for (KeySource other : all()) {
            if (meet(source, other)) {
                var by = other.uses().stream()
                        .filter(Predicate.not(use::equals))
                        .filter(o -> strokes(o).contains(stroke) && !areMeant(use, o, stroke))
                        .findFirst();
                if (by.isPresent()) {
                    return Optional.of(words(other, by.get(), locale));
                }
            }
        }
        return Optional.empty();
    }

    /** Modes of a screen bring the same key, each for its own: whoever gave it up may have it back. */
    private static boolean areMeant(KeyUse use, KeyUse other, Stroke stroke) {
        return use.standard().contains(stroke) && other.standard().contains(stroke);
    }

    private boolean meet(KeySource one, KeySource other) {
        return one == everywhere || other == everywhere || screen(one).equals(screen(other));
    }

    private static String screen(KeySource source) {
        return source.id().split("\\.")[0];
    }
}
