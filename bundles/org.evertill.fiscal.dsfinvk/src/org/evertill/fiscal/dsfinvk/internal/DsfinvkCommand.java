package org.evertill.fiscal.dsfinvk.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.evertill.command.TillCommand;
import org.evertill.domain.Permission;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Desk;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Component;

/** {@code evertill cli dsfinvk}. */
@Component
public final class DsfinvkCommand implements TillCommand {

    @Override
    public String name() {
        return "dsfinvk";
    }

    @Override
    public String description() {
        return "Exports what the register of this till sold as German tax offices read it: the files of the DSFinV-K.";
    }

    @Override
    public List<String> usage() {
        return List.of("export DIRECTORY FROM TO      the Z of those days, YYYY-MM-DD; needs manage_shift");
    }

    @Override
    public Outcome<List<String>> run(Call call) {
        var from = call.argument(2).flatMap(DsfinvkCommand::day);
        var to = call.argument(3).flatMap(DsfinvkCommand::day);
        boolean isUnderstood = call.argument(0).filter("export"::equals).isPresent()
                && call.arguments().size() == 4
                && from.isPresent()
                && to.isPresent();
        if (!isUnderstood) {
            return Outcome.failed(
                    "till.not-understood",
                    "Nothing is called like this, or with so many words. --help says what there is.");
        }
        var directory = Path.of(call.arguments().get(1));
        return call.till()
                .service(Database.class)
                .then(database -> call.till()
                        .service(Clock.class)
                        .map(clock -> new Desk(database, clock, Nanoid.secure(), new Clearance(call.approval())))
                        .then(desk -> desk.write(
                                call.staff().id(), Permission.MANAGE_SHIFT, "DSFINV-K EXPORT", (tx, place) -> true))
                        .then(allowed ->
                                new DsfinvkExport(database, software()).write(directory, from.get(), to.get())))
                .map(written -> List.of(
                        "wrote " + written.closings() + " Z with " + written.records() + " records to " + directory));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Empty outside of a product. */
    private static String software() {
        return Optional.ofNullable(FrameworkUtil.getBundle(DsfinvkCommand.class))
                .map(bundle -> bundle.getVersion().toString())
                .orElse("");
    }
}
