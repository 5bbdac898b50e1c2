package org.evertill.app.till.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.shift.CashCount;
import org.evertill.shift.CashMovementKind;
import org.evertill.shift.CashSlip;
import org.evertill.shift.DrawerCount;
import org.evertill.shift.ShiftDesk;
import org.evertill.shift.ShiftDesk.Move;
import org.evertill.shift.ShiftReport;
import org.evertill.shift.ShiftSlip;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code shift} does. */
final class ShiftActions {

    private ShiftActions() {}

    /** Opens a shift. */
    @Command(name = "open", description = "Opens a shift, or gives its float to one in which nothing happened yet.")
    static final class Open extends ShiftAction {

        @Option(
                names = "--float",
                paramLabel = "AMOUNT",
                description = "What is in the drawer. Default: what was left there when it was closed last.")
        @Nullable
        String money;

        @Override
        Outcome<List<String>> act(By by) {
            var given = Optional.ofNullable(money).map(text -> ShiftAmounts.amount(text, by.currency()));
            return by.desk()
                    .open(by.staffId(), given)
                    .map(shift -> List.of("shift " + shift.number() + " is open, float " + shift.openingFloat()));
        }
    }

    /** Which are open. */
    @Command(
            name = "status",
            description = "Says which shifts are open at this register, and what was counted; never what is expected"
                    + " before that.")
    static final class Status extends ShiftAction {

        @Override
        Outcome<List<String>> act(By by) {
            return by.desk().status(by.staffId()).map(Status::lines);
        }

        private static List<String> lines(List<ShiftDesk.Open> all) {
            var lines = new ArrayList<String>();
            for (ShiftDesk.Open open : all) {
                lines.add("shift " + open.shift().number() + ", open since "
                        + open.shift().openedAt() + " by " + open.openedBy()
                        + open.drawerOf().map(name -> ", drawer of " + name).orElse("") + ", " + open.receipts()
                        + " receipts");
                if (open.currencies().size() > 1) {
                    lines.add("  to be counted in "
                            + open.currencies().stream()
                                    .map(Currency::getCurrencyCode)
                                    .collect(joining(", ")));
                }
                open.count().ifPresent(count -> {
                    told(count).forEach(line -> lines.add("  " + line));
                    lines.add("  it can be closed");
                });
            }
            return lines.isEmpty() ? List.of("no shift is open") : lines;
        }
    }

    /** Cash that moves. */
    abstract static class MoveAction extends ShiftAction {

        private final CashMovementKind kind;

        @Parameters(index = "0", paramLabel = "AMOUNT", description = "For example 12.50.")
        String amount = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "What it is for.")
        @Nullable
        String reason;

        MoveAction(CashMovementKind kind) {
            this.kind = kind;
        }

        @Override
        final Outcome<List<String>> act(By by) {
            var money = ShiftAmounts.amount(amount, by.currency());
            return by.desk()
                    .move(new Move(by.acting(), kind, money, Optional.ofNullable(reason)))
                    .map(done -> {
                        by.paper()
                                .add(locale -> CashSlip.document(
                                        done, by.store(), by.staff().name(), locale));
                        return List.of(kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + money);
                    });
        }
    }

    /** Money that somebody brought. */
    @Command(name = "paid-in", description = "Notes money that is put into the drawer and is no float.")
    static final class PaidIn extends MoveAction {
        PaidIn() {
            super(CashMovementKind.PAID_IN);
        }
    }

    /** Money that leaves the shop. */
    @Command(name = "paid-out", description = "Notes money that is paid out of the drawer and is no refund.")
    static final class PaidOut extends MoveAction {
        PaidOut() {
            super(CashMovementKind.PAID_OUT);
        }
    }

    /** Money for the safe. */
    @Command(name = "drop", description = "Notes money that is brought to the safe.")
    static final class Drop extends MoveAction {
        Drop() {
            super(CashMovementKind.DROP);
        }
    }

    /** Money from the safe. */
    @Command(name = "loan", description = "Notes money that is fetched from the safe.")
    static final class Loan extends MoveAction {
        Loan() {
            super(CashMovementKind.LOAN);
        }
    }

    /** What is in the drawer. */
    @Command(
            name = "count",
            description =
                    "Notes what was found in the drawer, and then tells what was expected. It can be counted again.")
    static final class Count extends ShiftAction {

        @Parameters(
                arity = "1..*",
                paramLabel = "CASH",
                description =
                        "Coins and notes, 50x3 20x5 0.10x7, or the total alone; behind them what was taken of other"
                                + " currencies, each after its code: 187.50 CHF 20x3 5x1.")
        List<String> cash = List.of();

        @Override
        Outcome<List<String>> act(By by) {
            return by.desk()
                    .count(ShiftAmounts.counted(by.acting(), cash, by.currency()))
                    .map(ShiftActions::told);
        }
    }

    /** What it comes to so far. */
    @Command(name = "x", description = "Shows what the shift has come to so far.")
    static final class X extends ShiftAction {

        @Override
        Outcome<List<String>> act(By by) {
            return by.desk().x(by.acting()).map(report -> slip(by, report));
        }
    }

    /** The end of it. */
    @Command(name = "close", description = "Closes a shift that was counted, and shows its Z.")
    static final class Close extends ShiftAction {

        @Option(
                names = "--keep",
                paramLabel = "AMOUNT",
                description = "What stays in the drawer as the next float. Default: all that was counted.")
        @Nullable
        String keep;

        @Override
        Outcome<List<String>> act(By by) {
            var left = Optional.ofNullable(keep).map(text -> ShiftAmounts.amount(text, by.currency()));
            return by.desk().close(by.acting(), left).map(report -> slip(by, report));
        }
    }

    /** A Z once more. */
    @Command(name = "z", description = "Shows a Z again, marked and counted as a copy.")
    static final class Z extends ShiftAction {

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "NUMBER",
                description = "As it is printed: S1-R1-A-Z000001. Default: the last one.")
        @Nullable
        String number;

        @Override
        Outcome<List<String>> act(By by) {
            return by.desk().copy(by.staffId(), Optional.ofNullable(number)).map(report -> slip(by, report));
        }
    }

    private static List<String> told(DrawerCount count) {
        return Stream.concat(Stream.of(count.own()), count.foreign().stream())
                .map(ShiftActions::told)
                .toList();
    }

    private static String told(CashCount count) {
        return "counted " + count.total() + ", expected " + count.expected() + ", difference "
                + signed(count.difference());
    }

    private static String signed(Money difference) {
        return (difference.isNegative() || difference.isZero() ? "" : "+") + difference;
    }

    private static List<String> slip(ShiftAction.By by, ShiftReport report) {
        by.paper().add(locale -> ShiftSlip.document(report, locale));
        return ShiftSlip.lines(report, Locale.getDefault(Locale.Category.DISPLAY));
    }
}
