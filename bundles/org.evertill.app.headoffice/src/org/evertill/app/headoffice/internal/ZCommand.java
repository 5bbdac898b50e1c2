package org.evertill.app.headoffice.internal;

import java.time.LocalDate;
import java.util.Optional;
import org.evertill.headoffice.DayBook.Day;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A store's day by its Z reports, and by what head office has. */
@Command(
        name = "z",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the shifts of a store that were closed on a day: what their Z told beside what head office has received.",
            "Sales that arrived after a Z belong to its shift; where told and known differ, it says so and ends with 3."
        },
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE, Exits.FOUND})
final class ZCommand extends OfficeCommand {

    @Option(names = "--store", required = true, paramLabel = "S", description = "The store, for example S1.")
    private String store = "";

    @Option(names = "--day", required = true, paramLabel = "DATE", description = "By the store's calendar: YYYY-MM-DD.")
    private LocalDate day = LocalDate.EPOCH;

    @Option(names = "--register", paramLabel = "R", description = "Only this register: R1. Default: all of the store.")
    private @Nullable String register;

    ZCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var only = Optional.ofNullable(register).map(code -> store + "-" + code);
        return switch (office.desk().days().day(store, day, only)) {
            case Outcome.Failed<Day>(var problem) -> failed(problem);
            case Outcome.Ok<Day>(var found) -> {
                var words = new ZWords(found);
                words.lines().forEach(terminal::say);
                yield words.isAsTold() ? WELL : FOUND_SOMETHING;
            }
        };
    }
}
