package org.evertill.app.till.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
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
import org.evertill.staff.Approvals;
import org.evertill.staff.Approvals.Wanted;
import org.evertill.staff.Login;
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
        var in = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        var login = till.service(Login.class).orThrow();
        var staff = SellCommand.named(login.people(), person);
        login.login(staff.id(), pin(console, in, staff)).orThrow();
        var acting = new Acting(staff.id(), shift == null ? OptionalLong.empty() : OptionalLong.of(shift));
        var by = new By(till.service(ShiftDesk.class).orThrow(), acting, staff, store(till), new ShiftPaper());
        var said = switch (act(by)) {
            case Outcome.Ok<List<String>>(var lines) -> lines;
            case Outcome.Failed<List<String>>(var problem) -> allowed(console, in, till, by, problem);
        };
        if (print) {
            by.paper().print(till, console);
        }
        return said;
    }

    private List<String> allowed(Console console, BufferedReader in, OpenTill till, By by, Problem problem)
            throws IOException {
        var wanted = Wanted.of(problem);
        var approvals = till.service(Approvals.class).orThrow();
        if (wanted.isEmpty() || approver == null) {
            wanted.ifPresent(w -> console.note("needs " + w.permission() + "; --allow PERSON, one of: "
                    + String.join(
                            ", ",
                            approvals.approvers(w.permission()).stream()
                                    .map(Staff::name)
                                    .toList())));
            throw new ProblemException(problem);
        }
        var other = SellCommand.named(approvals.approvers(wanted.get().permission()), approver);
        var approval = approvals
                .approve(wanted.get(), other.id(), pin(console, in, other))
                .orThrow();
        return act(new By(by.desk().with(approval), by.acting(), by.staff(), by.store(), by.paper()))
                .orThrow();
    }

    private static char[] pin(Console console, BufferedReader in, Staff staff) throws IOException {
        return Pins.read(console, in, "PIN of " + staff.name() + ": ");
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
