package org.evertill.ui.shell.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.commands.MBindingTable;
import org.eclipse.e4.ui.model.application.commands.MCommandsFactory;
import org.eclipse.e4.ui.model.application.commands.MKeyBinding;
import org.evertill.ui.Slots;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.keys.Stroke;

/** The keys that work on every screen: the bindings that bundles put into {@link Slots#KEYS}, each with its standard key. UI thread only. */
final class CommandKeys implements KeySource {

    private final MBindingTable table;
    private final List<Bound> all;
    private final Supplier<List<KeySource>> screens;

    /** A binding as its bundle brings it. */
    private record Bound(KeyUse use, String commandName) {}

    CommandKeys(MApplication application, Supplier<List<KeySource>> screens) {
        this.screens = screens;
        this.table = application.getBindingTables().stream()
                .filter(t -> t.getElementId().equals(Slots.KEYS))
                .findFirst()
                .orElseThrow();
        this.all = table.getBindings().stream()
                .map(binding -> new Bound(
                        KeyUse.free(binding.getElementId(), code(binding.getKeySequence())),
                        binding.getCommand().getCommandName()))
                .toList();
    }

    @Override
    public String id() {
        return "everywhere";
    }

    @Override
    public List<KeyUse> uses() {
        return all.stream().map(Bound::use).toList();
    }

    /** Of a bundle that says none, what its command is called. */
    @Override
    public Optional<String> words(String use, Locale locale) {
        return KeySource.super
                .words(use, locale)
                .or(() -> screens.get().stream()
                        .flatMap(screen -> screen.words(use, locale).stream())
                        .findFirst())
                .or(() -> all.stream()
                        .filter(bound -> bound.use().id().equals(use))
                        .map(Bound::commandName)
                        .findFirst());
    }

    /** Binds the keys that somebody chose. A binding is replaced, for the workbench keeps by it what it was first. */
    void bind(Keyboard keyboard) {
        for (Bound bound : all) {
            var wanted = keyboard.strokes(bound.use()).stream()
                    .map(CommandKeys::sequence)
                    .findFirst()
                    .orElse("");
            table.getBindings().stream()
                    .filter(binding -> binding.getElementId().equals(bound.use().id()))
                    .filter(binding -> !wanted.equals(sequence(new Stroke(code(binding.getKeySequence())))))
                    .findFirst()
                    .ifPresent(binding -> replace(binding, wanted));
        }
    }

    private void replace(MKeyBinding binding, String wanted) {
        var other = MCommandsFactory.INSTANCE.createKeyBinding();
        other.setElementId(binding.getElementId());
        other.setCommand(binding.getCommand());
        other.setKeySequence(wanted);
        table.getBindings().remove(binding);
        table.getBindings().add(other);
    }

    /** The workbench's {@code M2+F1} is {@code Shift+F1}. */
    private static int code(String sequence) {
        var text = List.of(sequence.split("\\+")).stream()
                .map(word -> switch (word) {
                    case "M1", "CTRL" -> "Ctrl";
                    case "M2", "SHIFT" -> "Shift";
                    case "M3", "ALT" -> "Alt";
                    case "DEL" -> "Del";
                    case "INSERT" -> "Insert";
                    case "HOME" -> "Home";
                    case "END" -> "End";
                    default -> word;
                })
                .collect(Collectors.joining("+"));
        return Stroke.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("no key: " + sequence))
                .code();
    }

    private static String sequence(Stroke stroke) {
        var named = Set.of("Del", "Insert", "Home", "End");
        return List.of(stroke.write().split("\\+")).stream()
                .map(word -> switch (word) {
                    case "Ctrl" -> "CTRL";
                    case "Shift" -> "SHIFT";
                    case "Alt" -> "ALT";
                    default -> named.contains(word) ? word.toUpperCase(Locale.ROOT) : word;
                })
                .collect(Collectors.joining("+"));
    }
}
