package org.evertill.app.till.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Staff;
import org.evertill.domain.Store;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftDesk.Acting;
import org.evertill.storage.Stored;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Something that a person does with a shift: logs the person in, does it, and asks whoever allows it. */
abstract class ShiftAction implements Callable<Integer> {

    @ParentCommand
    @Nullable
    ShiftCommand parent;

    @Option(names = "--as", required = true, paramLabel = "PERSON", description = "Who does it: name or identifier.")
    String person = "";

    @Option(
            names = "--allow",
            paramLabel = "PERSON",
            description = "Who allows what the role of the first one does not.")
    @Nullable
    String approver;

    @Option(
            names = "--shift",
            paramLabel = "N",
            description = "The shift's number at this register. Default: the one that the person sells into.")
    @Nullable
    Long shift;

    @Option(names = "--print", description = "Prints the slip as well, at this till's printer.")
    boolean print;

    /**
     * Who does it where.
     *
     * @param paper where slips go that are to be printed
     */
    record By(ShiftDesk desk, Acting acting, Staff staff, Store store, ShiftPaper paper) {

        Currency currency() {
            return Currency.getInstance(store.currency());
        }

        String staffId() {
            return acting.staffId();
        }
    }

    /** Does it; gives what is said then. */
    abstract Outcome<List<String>> act(By by);

    @Override
    public final Integer call() {
        var commands = Commands.of(Commands.given(parent).parent);
        return commands.onTill(till -> {
            try {
                act(commands.console, till).forEach(commands.console::say);
                return ExitCode.OK;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private List<String> act(Console console, OpenTill till) throws IOException {
        var number = shift == null ? OptionalLong.empty() : OptionalLong.of(shift);
        var desk = till.service(ShiftDesk.class).orThrow();
        var paper = new ShiftPaper();
        var said = new ByPerson(till, console, person, Optional.ofNullable(approver))
                .done((staff, approval) -> act(new By(
                        approval.map(desk::with).orElse(desk),
                        new Acting(staff.id(), number),
                        staff,
                        store(till),
                        paper)));
        if (print) {
            paper.print(till, console);
        }
        return said;
    }

    /** Who has logged in is at a till that knows its store. */
    private static Store store(OpenTill till) {
        return till.database()
                .identity()
                .flatMap(identity -> till.database().read(r -> r.find(DomainTypes.STORE, identity.storeId())))
                .map(Stored::value)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        "till.no-store",
                        "The till does not know its store yet. Connect it to head office and synchronise once.")));
    }
}
