package org.evertill.app.till.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.evertill.domain.Staff;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.staff.Login;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Sells without a window. */
@Command(
        name = "sell",
        description = {
            "Sells without a window, a line at a time, as a person of the store: the first line of standard input is the PIN,"
                    + " each other one is scanned or does something. A sale that was begun before goes on.",
            "From a program, the first line that is refused ends it with exit code 1; what was in the basket is kept."
        },
        footerHeading = "%nLines:%n",
        footer = {
            "  CODE, 3*CODE        sells it, or takes it back in a refund; -3*CODE takes empties or goods back within a sale",
            "  /qty LINE QUANTITY  another quantity of a line",
            "  /remove LINE        takes a line away",
            "  /discount LINE PERCENT%% REASON   takes something off a line, an amount without the %%;",
            "                      LINE is all for the whole basket; without PERCENT nothing any more",
            "  /age yes, /age no   what was scanned asks for the customer's age: old enough, or it is not sold",
            "  /serial NUMBER, /lot NUMBER, /price AMOUNT   what was scanned asks for it",
            "  /comment LINE TEXT  notes something on a line; without TEXT nothing any more",
            "  /exempt REASON      sells without tax, a tax number for example; without REASON with tax again",
            "  /customer [NUMBER]  says who buys, or that nobody knows",
            "  /undo               takes back the last step",
            "  /cash [GIVEN]       completes with cash, exactly the total unless it says more",
            "  /pay TENDER [NUMBER] [AMOUNT]   pays a part, or all that is left; the last part completes it",
            "  /tip AMOUNT         what of the next payment is for the staff",
            "  /take-back [PART]   gives back what was paid, by itself the last part; /due says what is paid and left",
            "  /load TENDER [NUMBER] AMOUNT   sells a gift card or puts more on one; a new number without one",
            "  /settle             asks what became of a payment of which nobody knows, and goes on from there",
            "  /refund [RECEIPT]   gives back what is on a receipt, or begins without one; of a receipt of another store",
            "                      RECEIPT is what its code says (EVR1:...)",
            "  /exchange RECEIPT [CODE, 3*CODE ...]   takes back, within a sale, what is left on a receipt or those of it;",
            "                      -3*CODE takes goods back without a receipt",
            "  /reason TEXT        why something comes back: without a receipt, or by more than a limit",
            "  /void RECEIPT REASON   reverses a whole sale of this shift that was paid; each payment goes back as it came;",
            "                      where one is refused, /give-back tries again",
            "  /park NAME          puts the basket aside; /parked lists those, /recall N takes one up again",
            "  /give-up            gives the basket up",
            "  /receipt [RECEIPT]  shows a receipt again, by itself the last one",
            "  /allow PERSON       allows what was refused; that person's PIN is the next line",
            "  /list               shows the basket",
            "  /end                ends it, as the end of the input does",
            "  # ...               is passed over, and so is an empty line"
        })
final class SellCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Option(names = "--as", required = true, paramLabel = "PERSON", description = "Who sells: name or identifier.")
    String person = "";

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var console = commands.console;
            try {
                var in = console.in();
                var login = till.service(Login.class).orThrow();
                var seller = named(login.people(), person);
                var pin = Pins.read(console, in, "PIN of " + seller.name() + ": ");
                login.login(seller.id(), pin).orThrow();
                return new SellLoop(commands, till, seller, in).run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Somebody by identifier, or by a name that only one has. Throws {@code staff.unknown}. */
    static Staff named(List<Staff> people, String wanted) {
        var byName =
                people.stream().filter(p -> p.name().equalsIgnoreCase(wanted)).toList();
        return people.stream()
                .filter(p -> p.id().equals(wanted))
                .findFirst()
                .or(() -> byName.stream().findFirst().filter(only -> byName.size() == 1))
                .orElseThrow(() -> new ProblemException(Problem.of(
                                "staff.unknown",
                                byName.isEmpty()
                                        ? "Nobody of this name works here."
                                        : "Several people have this name. Say the identifier: "
                                                + String.join(
                                                        ", ",
                                                        byName.stream()
                                                                .map(Staff::id)
                                                                .toList()) + ".")
                        .with("person", wanted)));
    }
}
