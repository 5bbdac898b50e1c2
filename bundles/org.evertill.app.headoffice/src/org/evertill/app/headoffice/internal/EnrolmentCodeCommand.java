package org.evertill.app.headoffice.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.access.Enrolling;
import org.evertill.headoffice.access.Enrolling.Made;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a one-time code for a till, and with it store, register and the country's tax rates when they are new. */
@Command(
        name = "enrolment-code",
        mixinStandardHelpOptions = true,
        description = "Prints a one-time code with which one till joins head office at a register. "
                + "Makes the store and the register when they are new.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class EnrolmentCodeCommand extends OfficeCommand {

    /** Of minor units; larger ones are notes. */
    private static final int MAX_COIN = 10_000;

    @Option(names = "--store", required = true, paramLabel = "S", description = "The store, for example S1.")
    private String store = "";

    @Option(names = "--register", required = true, paramLabel = "R", description = "The register, for example R1.")
    private String register = "";

    @Option(names = "--store-name", paramLabel = "NAME", description = "A new store's name. Default: its identifier.")
    private @Nullable String name;

    @Option(names = "--country", paramLabel = "CC", description = "A new store's country: two letters, for example GB.")
    private @Nullable String country;

    @Option(names = "--currency", paramLabel = "CUR", description = "Its currency. Default: the country's.")
    private @Nullable String currency;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "Its time zone, for example Europe/London. Default: this machine's.")
    private @Nullable String timeZone;

    @Option(
            names = "--price-list",
            paramLabel = "NAME",
            description = "The price list whose prices hold in it beside those of the chain.")
    private @Nullable String priceList;

    @Option(
            names = "--cash-rounding",
            paramLabel = "AMOUNT",
            description = "The smallest coin, for example 0.05: cash is rounded to a multiple of it. 0 rounds nothing.")
    private @Nullable BigDecimal cashRounding;

    @Option(
            names = "--valid-hours",
            paramLabel = "N",
            defaultValue = "24",
            description = "How long the code may be used. Default: ${DEFAULT-VALUE}.")
    private int validHours;

    EnrolmentCodeCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var desk = office.desk();
        var outcome = storeOf(desk)
                .then(wanted -> Enrolling.make(desk, wanted, register, Duration.ofHours(validHours), USER));
        return switch (outcome) {
            case Outcome.Failed<Made>(var problem) -> failed(problem);
            case Outcome.Ok<Made>(var made) -> {
                print(made);
                yield WELL;
            }
        };
    }

    private void print(Made made) {
        var code = made.code();
        terminal.say("Enrolment code for register " + code.registerId() + ": "
                + code.code().text());
        terminal.say("It enrols one till until " + code.validUntil() + ".");
        if (code.code().serverLetters().isEmpty()) {
            terminal.note("No server has shown its key yet, so this code is for a till on this machine alone (serve"
                    + " --insecure-loopback). For others start serve first, and make a code then.");
        }
        String country = made.store().countryCode();
        if (made.rates() > 1) {
            terminal.note("Added the standard tax rates of " + country + " with their dates; check them.");
        } else if (made.rates() == 1) {
            terminal.note("No standard tax rates are known for " + country + ". Add them: tax-rate --country " + country
                    + " --percent N --from DATE");
        }
    }

    private Outcome<Store> storeOf(HeadOfficeDesk desk) {
        Optional<Store> known = desk.find(DomainTypes.STORE, store);
        if (known.isEmpty() && country == null) {
            return Outcome.failed(
                    "headoffice.new-store",
                    "There is no store " + store + " yet. Say at least in which country it is: --country GB.");
        }
        try {
            return Outcome.ok(known.map(this::changed).orElseGet(this::fresh));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Outcome.failed(
                    "headoffice.bad-store", "The store cannot be made like this: " + e.getMessage() + ".");
        }
    }

    private Store fresh() {
        String in = countryCode(String.valueOf(country));
        String money = currency != null
                ? Amounts.currency(currency).getCurrencyCode()
                : Currency.getInstance(Locale.of("", in)).getCurrencyCode();
        String zone = timeZone != null ? timeZone : ZoneId.systemDefault().getId();
        return checked(new Store(
                store, name != null ? name : store, in, money, zone, null, null, priceList, smallestCoin(money, null)));
    }

    private Store changed(Store known) {
        return checked(new Store(
                known.id(),
                name != null ? name : known.name(),
                country != null ? countryCode(country) : known.countryCode(),
                currency != null ? Amounts.currency(currency).getCurrencyCode() : known.currency(),
                timeZone != null ? timeZone : known.timeZone(),
                known.address(),
                known.taxNumber(),
                priceList != null ? priceList : known.priceList(),
                smallestCoin(
                        currency != null ? Amounts.currency(currency).getCurrencyCode() : known.currency(),
                        known.smallestCoinMinor())));
    }

    private @Nullable Integer smallestCoin(String money, @Nullable Integer known) {
        var coin = cashRounding;
        if (coin == null) {
            return known;
        }
        try {
            long minor = Money.of(coin, Currency.getInstance(money), RoundingMode.UNNECESSARY)
                    .minor();
            if (minor >= 0 && minor <= MAX_COIN) {
                return minor <= 1 ? null : Integer.valueOf((int) minor);
            }
        } catch (ArithmeticException e) {
            // said below
        }
        throw new IllegalArgumentException(coin.toPlainString() + " is no coin of " + money);
    }

    private static String countryCode(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (!Set.of(Locale.getISOCountries()).contains(code)) {
            throw new IllegalArgumentException(
                    text + " is no country; use two letters of ISO 3166, for example GB or DE");
        }
        return code;
    }

    private static Store checked(Store wanted) {
        if (!ZoneId.getAvailableZoneIds().contains(wanted.timeZone())) {
            throw new IllegalArgumentException(wanted.timeZone() + " is no time zone; name it like Europe/Berlin");
        }
        return wanted;
    }
}
