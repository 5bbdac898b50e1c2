package org.evertill.headoffice.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.TaxRate;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;

/**
 * Tax rates that a new store begins with: the standard rates of its country with their dates, as
 * {@code vat_standard_rates.csv} has them, and the zero rate. Source and licence stand beside that file.
 */
public final class VatRates {

    public static final String STANDARD = "standard";
    public static final String ZERO = "zero";

    private static final String FILE = "vat_standard_rates.csv";
    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    private VatRates() {}

    /** The rates of a country, oldest first; the zero rate alone for a country that the file does not have. */
    public static List<TaxRate> of(String countryCode) {
        var rates = new ArrayList<TaxRate>();
        rates.add(rate(countryCode, ZERO, 0, ALWAYS));
        try (var reader = reader()) {
            reader.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .filter(cells -> cells[0].equals(countryCode))
                    .map(cells -> rate(countryCode, STANDARD, Integer.parseInt(cells[2]), LocalDate.parse(cells[1])))
                    .forEach(rates::add);
            return List.copyOf(rates);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("this bundle has the file " + FILE, e);
        }
    }

    /** A rate under the identifier that always belongs to its country, class and day. */
    public static TaxRate rate(String countryCode, String taxClass, int basisPoints, LocalDate from) {
        String id = Nanoid.derived("tax_rates", countryCode + ":" + taxClass + ":" + from);
        return new TaxRate(id, countryCode, taxClass, basisPoints, from);
    }

    /** Adds those rates of a country that head office does not have; rates that people changed stay as they are. */
    public static Outcome<Integer> addMissing(HeadOfficeDesk desk, String countryCode, String userId) {
        int added = 0;
        for (TaxRate rate : of(countryCode)) {
            if (desk.find(DomainTypes.TAX_RATE, rate.id()).isEmpty()) {
                if (desk.save(DomainTypes.TAX_RATE, rate, userId) instanceof Outcome.Failed<TaxRate>(var problem)) {
                    return Outcome.failed(problem);
                }
                added++;
            }
        }
        return Outcome.ok(added);
    }

    private static BufferedReader reader() {
        var stream = Objects.requireNonNull(VatRates.class.getResourceAsStream(FILE), FILE);
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
