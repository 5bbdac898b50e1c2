package org.evertill.app.till.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.evertill.app.till.cli.TypedSale.Step;
import org.evertill.checkout.Checkout;
import org.evertill.checkout.TenderDesk;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.staff.Approvals;
import org.evertill.staff.Approvals.Wanted;
import org.jspecify.annotations.Nullable;

/** Reads lines and does what they say until they end. What is refused for want of a right waits for the next line. */
final class SellLoop {

    private static final String ALLOW = "/allow ";
    /** Longer ones are no line that anybody typed. */
    private static final int MAX_LINE = 1_000;

    private final TillCommands commands;
    private final Console console;
    private final Selling selling;
    private final Approvals approvals;
    private final BufferedReader in;
    private final TypedSale sale;
    private Optional<Refused> refused = Optional.empty();

    SellLoop(TillCommands commands, OpenTill till, Staff seller, BufferedReader in) {
        this.commands = commands;
        this.console = commands.console;
        this.selling = new Selling(
                till.service(Checkout.class).orThrow(),
                till.service(TenderDesk.class).orThrow());
        this.approvals = till.service(Approvals.class).orThrow();
        this.in = in;
        this.sale = new TypedSale(seller.id(), selling.checkout().resume(seller.id()));
    }

    /** What somebody else may allow. */
    private record Refused(Step step, Wanted wanted, Problem problem) {}

    /** Gives the exit code. */
    int run() throws IOException {
        say(sale.list());
        for (String line = next(); line != null; line = next()) {
            if (commands.interruption.isAsked()) {
                return commands.ended(true);
            }
            String text = line.strip();
            if (text.equals("/end")) {
                break;
            }
            if (!text.isEmpty() && !text.startsWith("#") && !isDone(text)) {
                return ExitCode.PROBLEM;
            }
        }
        var unanswered = sale.unanswered("/end");
        return goesOn() && (unanswered.isEmpty() || told(unanswered.get())) ? ExitCode.OK : ExitCode.PROBLEM;
    }

    private @Nullable String next() throws IOException {
        if (console.isTerminal()) {
            console.err().print("> ");
            console.err().flush();
        }
        return in.readLine();
    }

    /** Whether it goes on after a line. */
    private boolean isDone(String line) throws IOException {
        if (line.startsWith(ALLOW)) {
            return isAllowed(line.substring(ALLOW.length()).strip());
        }
        var unanswered = sale.unanswered(line);
        if (!goesOn() || unanswered.isPresent() && !told(unanswered.get())) {
            return false;
        }
        if (line.length() > MAX_LINE) {
            return told(Problem.of("till.not-understood", "A line has at most " + MAX_LINE + " characters."));
        }
        return switch (sale.step(line)) {
            case Outcome.Ok<Step>(var step) -> isDone(step, selling);
            case Outcome.Failed<Step>(var problem) -> told(problem);
        };
    }

    /** Whether it goes on although nobody allowed what was refused, if anything was. */
    private boolean goesOn() {
        var left = refused;
        refused = Optional.empty();
        return left.isEmpty() || told(left.get().problem);
    }

    private boolean isDone(Step step, Selling with) {
        switch (step.apply(with)) {
            case Outcome.Ok<List<String>>(var lines) -> say(lines);
            case Outcome.Failed<List<String>>(var problem) -> {
                var wanted = Wanted.of(problem);
                if (wanted.isEmpty()) {
                    return told(problem);
                }
                refused = Optional.of(new Refused(step, wanted.get(), problem));
                console.note("needs " + wanted.get().permission() + "; /allow PERSON, one of: "
                        + String.join(
                                ", ", names(approvals.approvers(wanted.get().permission()))));
            }
        }
        return true;
    }

    private boolean isAllowed(String person) throws IOException {
        if (refused.isEmpty()) {
            return told(Problem.of("till.not-understood", "Nothing waits for being allowed."));
        }
        var waiting = refused.get();
        refused = Optional.empty();
        try {
            var approver = SellCommand.named(approvals.approvers(waiting.wanted.permission()), person);
            char[] pin = Pins.read(console, in, "PIN of " + approver.name() + ": ");
            var approval = approvals.approve(waiting.wanted, approver.id(), pin).orThrow();
            return isDone(waiting.step, selling.with(approval));
        } catch (ProblemException e) {
            return told(e.problem());
        }
    }

    /** Says what went wrong; a person goes on then, a program does not. */
    private boolean told(Problem problem) {
        console.problem(problem);
        return console.isTerminal();
    }

    private void say(List<String> lines) {
        lines.forEach(console::say);
    }

    private static List<String> names(List<Staff> people) {
        return people.stream().map(Staff::name).toList();
    }
}
