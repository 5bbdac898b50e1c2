package org.evertill.app.headoffice.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Register;
import org.evertill.domain.SettingValue;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.Unknown;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.evertill.settings.Declared;
import org.evertill.settings.Setting;
import org.evertill.settings.SettingPlace;
import org.evertill.settings.Settings;
import org.evertill.settings.Settings.Effective;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is set for the chain, a store, a register. */
@Command(
        name = "setting",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the settings, each with the value that holds at a place and where it is set; sets one; or takes away what is"
                    + " set there, so that what is set for the store or the chain holds again.",
            "Tills take it with their next exchange."
        },
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class SettingCommand extends OfficeCommand {

    /** What to do. */
    enum Action {
        LIST,
        SET,
        CLEAR
    }

    @Parameters(index = "0", paramLabel = "ACTION", description = "list, set or clear.")
    private Action action = Action.LIST;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The setting, as list names it.")
    private Optional<String> name = Optional.empty();

    @Parameters(index = "2", arity = "0..1", paramLabel = "VALUE", description = "What it is set to.")
    private Optional<String> value = Optional.empty();

    @ArgGroup
    private Where where = new Where();

    /** One of these, or the whole chain. */
    static final class Where {

        @Option(names = "--store", paramLabel = "S", description = "For a store, for example S1.")
        @Nullable
        String store;

        @Option(names = "--register", paramLabel = "S-R", description = "For a register, for example S1-R1.")
        @Nullable
        String register;
    }

    SettingCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var declared = parts.settings();
        var desk = office.desk();
        if (action != Action.LIST && name.isEmpty() || action == Action.SET && value.isEmpty()) {
            terminal.note(
                    action == Action.SET ? "Say what is set: set NAME VALUE." : "Say what is cleared: clear NAME.");
            return USAGE;
        }
        var done = place(desk).then(place -> switch (action) {
            case LIST ->
                listed(declared)
                        .map(settings -> settings.stream()
                                .map(setting -> line(declared, setting, place, desk))
                                .toList());
            case SET -> set(declared, place, desk);
            case CLEAR ->
                declared.find(name.orElse(""))
                        .then(setting -> save(setting, place, null, desk)
                                .map(saved -> List.of(line(declared, setting, place, desk))));
        });
        return switch (done) {
            case Outcome.Failed<List<String>>(var problem) -> failed(problem);
            case Outcome.Ok<List<String>>(var lines) -> {
                lines.forEach(terminal::say);
                yield WELL;
            }
        };
    }

    private Outcome<List<Setting<?>>> listed(Declared declared) {
        return name.<Outcome<List<Setting<?>>>>map(
                        one -> declared.find(one).map(setting -> List.<Setting<?>>of(setting)))
                .orElseGet(() -> Outcome.ok(declared.all()));
    }

    private Outcome<List<String>> set(Declared declared, SettingPlace place, HeadOfficeDesk desk) {
        return declared.find(name.orElse(""))
                .then(setting -> declared.checked(setting.name(), value.orElse(""))
                        .then(text -> save(setting, place, text, desk))
                        .map(saved -> List.of(line(declared, setting, place, desk))));
    }

    private static Outcome<SettingValue> save(
            Setting<?> setting, SettingPlace place, @Nullable String text, HeadOfficeDesk desk) {
        return desk.save(DomainTypes.SETTING_VALUE, SettingValue.of(setting.name(), place.toString(), text), USER);
    }

    private static String line(Declared declared, Setting<?> setting, SettingPlace place, HeadOfficeDesk desk) {
        var rows = desk.all(DomainTypes.SETTING_VALUE);
        var settings = new Settings(
                place,
                wanted -> rows.stream().filter(row -> row.name().equals(wanted)).toList());
        return line(settings.effective(setting)) + "\n    "
                + declared.words(setting, Locale.getDefault(Locale.Category.DISPLAY)) + elsewhere(rows, setting, place);
    }

    private static String line(Effective<?> effective) {
        return effective.setting().name() + " = " + effective.text() + "  ("
                + effective.from().map(from -> "set for " + from).orElse("built in") + ")"
                + (effective.ignored().isEmpty()
                        ? ""
                        : "\n    passed over: " + effective.ignored().getFirst().message());
    }

    /** Where else the same is set: what does not hold here. */
    private static String elsewhere(List<SettingValue> rows, Setting<?> setting, SettingPlace place) {
        var others = rows.stream()
                .filter(row -> row.name().equals(setting.name()) && row.text() != null)
                .filter(row -> place.nearestFirst().stream()
                        .noneMatch(level -> level.toString().equals(row.place())))
                .map(row -> row.place() + ": " + row.text())
                .sorted()
                .toList();
        return others.isEmpty() ? "" : "\n    elsewhere: " + String.join(", ", others);
    }

    private Outcome<SettingPlace> place(HeadOfficeDesk desk) {
        String store = where.store;
        String register = where.register;
        if (register != null) {
            return desk.find(DomainTypes.REGISTER, register)
                    .<Outcome<SettingPlace>>map(
                            (Register known) -> Outcome.ok(new SettingPlace.Register(known.id(), known.storeId())))
                    .orElseGet(() -> Outcome.failed(Unknown.register(register)));
        }
        if (store != null) {
            return desk.find(DomainTypes.STORE, store)
                    .<Outcome<SettingPlace>>map((Store known) -> Outcome.ok(new SettingPlace.Store(known.id())))
                    .orElseGet(() -> Outcome.failed(Unknown.store(store)));
        }
        return Outcome.ok(new SettingPlace.Chain());
    }
}
