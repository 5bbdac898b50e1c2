package org.evertill.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.jspecify.annotations.Nullable;

/**
 * The rate of a tax class in a country from a day on.
 *
 * @param rateBasisPoints of a class that is made up of others the highest of theirs, which a till that does not know of parts charges
 * @param parts of which other classes the price of such goods is made up, in hundredths of a per cent: {@code reduced 7000, standard 3000};
 *     null for a class that has a rate of its own
 */
@Entity(table = "tax_rates", scope = ScopeKind.CHAIN, version = 2)
@Needs("CONFIGURE")
public record TaxRate(
        @Id String id,
        @Label("Country") @Indexed @MaxLength(2) String countryCode,
        @Label("Tax class") @MaxLength(40) String taxClass,
        @Label("Rate in hundredths of a per cent") int rateBasisPoints,
        @Label("Valid from") LocalDate validFrom,

        @Label("Parts") @MaxLength(400) @Nullable String parts) {

    /** Ten times the amount itself; whoever needs more has made a mistake. */
    private static final int MAX_BASIS_POINTS = 100_000;

    private static final int WHOLE = 10_000;
    private static final int MAX_PARTS = 10;
    private static final Pattern PART = Pattern.compile("(\\S{1,40})\\s+(\\d{1,5})");

    public TaxRate {
        if (rateBasisPoints < 0 || rateBasisPoints > MAX_BASIS_POINTS) {
            throw new IllegalArgumentException("not a tax rate: " + rateBasisPoints);
        }
        if (parts != null) {
            parsed(parts);
        }
    }

    /** A class with a rate of its own. */
    public TaxRate(String id, String countryCode, String taxClass, int rateBasisPoints, LocalDate validFrom) {
        this(id, countryCode, taxClass, rateBasisPoints, validFrom, null);
    }

    /** The same class, made up of others. */
    public TaxRate of(String otherClasses) {
        return new TaxRate(id, countryCode, taxClass, rateBasisPoints, validFrom, otherClasses);
    }

    /**
     * A part of a price that is taxed as another class.
     *
     * @param basisPoints how much of the price, in hundredths of a per cent
     */
    public record Part(String taxClass, int basisPoints) {}

    /** The parts, which are all of the price; empty for a class that has a rate of its own. */
    public List<Part> partList() {
        return parts == null ? List.of() : parsed(parts);
    }

    /**
     * The parts that a text says.
     *
     * @throws IllegalArgumentException unless they are two to ten classes, each once, that make up the whole
     */
    public static List<Part> parsed(String text) {
        var parts = new ArrayList<Part>();
        for (String word : text.strip().split("\\s*,\\s*")) {
            var match = PART.matcher(word);
            if (!match.matches()) {
                throw new IllegalArgumentException("no part of a price: " + word);
            }
            parts.add(new Part(match.group(1), Integer.parseInt(match.group(2))));
        }
        boolean areSeveral = parts.size() >= 2 && parts.size() <= MAX_PARTS;
        boolean areDifferent = parts.stream().map(Part::taxClass).distinct().count() == parts.size();
        if (!areSeveral
                || !areDifferent
                || parts.stream().anyMatch(part -> part.basisPoints() < 1)
                || parts.stream().mapToInt(Part::basisPoints).sum() != WHOLE) {
            throw new IllegalArgumentException("not the parts of a whole price: " + text);
        }
        return parts;
    }
}
