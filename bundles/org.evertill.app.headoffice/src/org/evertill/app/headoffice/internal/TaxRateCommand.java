package org.evertill.app.headoffice.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.TaxRate;
import org.evertill.domain.TaxRule;
import org.evertill.headoffice.access.Office;
import org.evertill.headoffice.access.VatRates;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adds or corrects a rate of tax from a day on. */
@Command(
        name = "tax-rate",
        mixinStandardHelpOptions = true,
        description = "Adds a rate of tax from a day on, or corrects the one that begins on that day.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class TaxRateCommand extends OfficeCommand {

    private static final BigDecimal MAX_PERCENT = BigDecimal.valueOf(100);

    @Option(names = "--country", required = true, paramLabel = "CC", description = "Two letters, for example GB.")
    private String country = "";

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            defaultValue = VatRates.STANDARD,
            description = "The tax class of products. Default: ${DEFAULT-VALUE}.")
    private String taxClass = VatRates.STANDARD;

    @ArgGroup(multiplicity = "1")
    @Nullable
    private What what;

    /** One of the two. */
    static final class What {

        @Option(names = "--percent", paramLabel = "N", description = "The rate, for example 17.5.")
        @Nullable
        BigDecimal percent;

        @Option(
                names = "--parts",
                paramLabel = "PARTS",
                description =
                        "Of which other classes the price of such goods is made up, in per cent of it: \"reduced 70,"
                                + " standard 30\". They have to have rates on that day.")
        @Nullable
        String parts;
    }

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "Its first day: YYYY-MM-DD.")
    private LocalDate from = LocalDate.EPOCH;

    TaxRateCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var wanted = what;
        if (wanted == null) {
            return USAGE;
        }
        String parts = wanted.parts;
        BigDecimal percent = wanted.percent;
        if (parts != null) {
            return saved(office, parts(office, parts), parts);
        }
        return percent == null ? USAGE : percent(office, percent);
    }

    private int percent(Office office, BigDecimal percent) {
        BigDecimal basisPoints = percent.movePointRight(2).stripTrailingZeros();
        if (basisPoints.scale() > 0 || percent.signum() < 0 || percent.compareTo(MAX_PERCENT) > 0) {
            return failed(Problem.of(
                    "headoffice.bad-rate", "A rate lies between 0 and 100 and has at most two decimals. Correct it."));
        }
        var rate = VatRates.rate(country.toUpperCase(Locale.ROOT), taxClass, basisPoints.intValueExact(), from);
        return saved(office, Outcome.ok(rate), percent.toPlainString() + " %");
    }

    private int saved(Office office, Outcome<TaxRate> wanted, String shown) {
        return switch (wanted.then(rate -> office.desk().save(DomainTypes.TAX_RATE, rate, USER))) {
            case Outcome.Failed<TaxRate>(var problem) -> failed(problem);
            case Outcome.Ok<TaxRate>(var saved) -> {
                terminal.say("Class " + saved.taxClass() + " in " + saved.countryCode() + ": " + shown + " from "
                        + saved.validFrom() + ".");
                yield WELL;
            }
        };
    }

    /** A class that is made up of others; with the highest of their rates, for tills that know of no parts. */
    private Outcome<TaxRate> parts(Office office, String text) {
        String countryCode = country.toUpperCase(Locale.ROOT);
        var rates = office.desk().all(DomainTypes.TAX_RATE).stream()
                .filter(rate -> rate.countryCode().equals(countryCode))
                .toList();
        try {
            String parts = inBasisPoints(text);
            int highest = 0;
            for (TaxRate.Part part : TaxRate.parsed(parts)) {
                var rate = TaxRule.rateBasisPoints(rates, part.taxClass(), from);
                boolean isPlain = TaxRule.parts(rates, part.taxClass(), from).isEmpty();
                if (rate.isEmpty() || !isPlain || part.taxClass().equals(taxClass)) {
                    return badParts("The class " + part.taxClass() + " has no rate of its own in " + countryCode
                            + " on that day.");
                }
                highest = Math.max(highest, rate.getAsInt());
            }
            return Outcome.ok(
                    VatRates.rate(countryCode, taxClass, highest, from).of(parts));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return badParts("Parts are two to ten classes with per cent that come to 100.");
        }
    }

    private static Outcome<TaxRate> badParts(String why) {
        return Outcome.failed("headoffice.bad-parts", why + " Write them like \"reduced 70, standard 30\".");
    }

    private static String inBasisPoints(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(word -> word.split("\\s+"))
                .map(words -> {
                    if (words.length != 2) {
                        throw new IllegalArgumentException(String.join(" ", words));
                    }
                    return words[0] + " "
                            + new BigDecimal(words[1]).movePointRight(2).intValueExact();
                })
                .collect(Collectors.joining(", "));
    }
}
