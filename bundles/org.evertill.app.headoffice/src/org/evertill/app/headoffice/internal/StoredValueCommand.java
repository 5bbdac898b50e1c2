package org.evertill.app.headoffice.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.tender.StoredValue;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is stored under numbers. */
@Command(
        name = "stored-value",
        mixinStandardHelpOptions = true,
        description = {
            "Lists gift cards, vouchers, credits and accounts, or makes or changes one.",
            "--overdrawn lists those of which more was taken than there was, at tills that did not know of each other; ends with 3"
                    + " when there are any. Each of them has an incident, too."
        },
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE, Exits.FOUND})
final class StoredValueCommand extends OfficeCommand {

    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "Shows one; makes it with --type.")
    @Nullable
    private String number;

    @Option(names = "--type", paramLabel = "TYPE", description = "gift_card, voucher, store_credit or account.")
    @Nullable
    private TenderType type;

    @Option(names = "--currency", paramLabel = "CUR", description = "Of a new one, for example EUR.")
    @Nullable
    private String currency;

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            description = "What is on a new one; of an account, what the customer may owe.")
    private BigDecimal amount = BigDecimal.ZERO;

    @Option(names = "--customer", paramLabel = "NUMBER", description = "Whose it is: a customer's number.")
    @Nullable
    private String customer;

    @Option(names = "--last-day", paramLabel = "DATE", description = "The last day on which it is taken.")
    @Nullable
    private LocalDate lastDay;

    @Option(names = "--active", arity = "1", paramLabel = "true|false", description = "Locks one, or unlocks it.")
    @Nullable
    private Boolean active;

    @Option(names = "--overdrawn", description = "Only those with less than nothing.")
    private boolean overdrawn;

    StoredValueCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var desk = office.desk();
        String wanted = number;
        if (wanted == null) {
            return list(desk);
        }
        var known = desk.all(TenderTypes.STORED_VALUE).stream()
                .filter(stored -> stored.number().equals(wanted))
                .findFirst();
        if (known.isPresent() && active == null && type == null) {
            terminal.say(text(known.get()));
            return WELL;
        }
        return switch (known.isPresent() ? locked(known.get()) : made(desk, wanted)) {
            case Outcome.Failed<StoredValue>(var problem) -> failed(problem);
            case Outcome.Ok<StoredValue>(var stored) -> saved(desk, stored);
        };
    }

    private int list(HeadOfficeDesk desk) {
        var all = desk.all(TenderTypes.STORED_VALUE).stream()
                .filter(stored -> !overdrawn || stored.balanceMinor() < 0)
                .toList();
        all.forEach(stored -> terminal.say(text(stored)));
        return overdrawn && !all.isEmpty() ? FOUND_SOMETHING : WELL;
    }

    private int saved(HeadOfficeDesk desk, StoredValue stored) {
        return switch (desk.save(TenderTypes.STORED_VALUE, stored, USER)) {
            case Outcome.Failed<StoredValue>(var problem) -> failed(problem);
            case Outcome.Ok<StoredValue>(var kept) -> {
                terminal.say(text(kept));
                yield WELL;
            }
        };
    }

    private Outcome<StoredValue> locked(StoredValue known) {
        if (type != null || active == null) {
            return refused("the number is taken; only --active changes it");
        }
        return Outcome.ok(new StoredValue(
                known.id(),
                known.number(),
                known.type(),
                known.currency(),
                known.balanceMinor(),
                known.limitMinor(),
                known.customerId(),
                known.lastDay(),
                active));
    }

    private Outcome<StoredValue> made(HeadOfficeDesk desk, String wanted) {
        var kind = type;
        var code = currency;
        if (kind == null || !kind.isStored() || code == null || amount.signum() < 0) {
            return refused("a new one has a --type that is stored, a --currency, and an --amount that is not negative");
        }
        var owner = owner(desk);
        if (owner.isEmpty() && (customer != null || kind == TenderType.ACCOUNT)) {
            return refused("an account has a --customer whom head office knows");
        }
        try {
            var own = Currency.getInstance(code.toUpperCase(Locale.ROOT));
            long minor = Money.of(amount, own, RoundingMode.UNNECESSARY).minor();
            return Outcome.ok(new StoredValue(
                    Nanoid.random(),
                    wanted,
                    kind,
                    own.getCurrencyCode(),
                    minor,
                    kind == TenderType.ACCOUNT ? minor : null,
                    owner.map(Customer::id).orElse(null),
                    lastDay,
                    true));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return refused("there is no such amount of " + code);
        }
    }

    private Optional<Customer> owner(HeadOfficeDesk desk) {
        return desk.all(DomainTypes.CUSTOMER).stream()
                .filter(known -> known.number().equals(customer) || known.id().equals(customer))
                .findFirst();
    }

    private static Outcome<StoredValue> refused(String why) {
        return Outcome.failed(
                Problem.of("headoffice.bad-stored-value", "This cannot be done: " + why + ". Correct it."));
    }

    private static String text(StoredValue stored) {
        var own = Currency.getInstance(stored.currency());
        var text = new StringBuilder(stored.number())
                .append(": ")
                .append(stored.type().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .append(", ")
                .append(new Money(stored.balanceMinor(), own));
        Long limit = stored.limitMinor();
        if (limit != null) {
            text.append(" left of ").append(new Money(limit, own));
        }
        if (stored.customerId() != null) {
            text.append(", of customer ").append(stored.customerId());
        }
        if (stored.lastDay() != null) {
            text.append(", until ").append(stored.lastDay());
        }
        return text.append(stored.active() ? "" : ", locked").toString();
    }
}
