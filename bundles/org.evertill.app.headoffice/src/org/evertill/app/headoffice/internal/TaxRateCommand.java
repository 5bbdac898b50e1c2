package org.evertill.app.headoffice.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.TaxRate;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
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

    @Option(names = "--percent", required = true, paramLabel = "N", description = "The rate, for example 17.5.")
    private BigDecimal percent = BigDecimal.ZERO;

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "Its first day: YYYY-MM-DD.")
    private LocalDate from = LocalDate.EPOCH;

    TaxRateCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        BigDecimal basisPoints = percent.movePointRight(2).stripTrailingZeros();
        if (basisPoints.scale() > 0 || percent.signum() < 0 || percent.compareTo(MAX_PERCENT) > 0) {
            return failed(Problem.of(
                    "headoffice.bad-rate", "A rate lies between 0 and 100 and has at most two decimals. Correct it."));
        }
        var rate = VatRates.rate(country.toUpperCase(Locale.ROOT), taxClass, basisPoints.intValueExact(), from);
        return switch (office.desk().save(DomainTypes.TAX_RATE, rate, USER)) {
            case Outcome.Failed<TaxRate>(var problem) -> failed(problem);
            case Outcome.Ok<TaxRate>(var saved) -> {
                terminal.say("Class " + saved.taxClass() + " in " + saved.countryCode() + ": " + percent.toPlainString()
                        + " % from " + saved.validFrom() + ".");
                yield WELL;
            }
        };
    }
}
