package org.evertill.domain;

import java.time.LocalDate;
import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;

/** The rate of a tax class in a country from a day on. */
@Entity(table = "tax_rates", scope = ScopeKind.CHAIN)
@Needs("CONFIGURE")
public record TaxRate(
        @Id String id,
        @Label("Country") @Indexed @MaxLength(2) String countryCode,
        @Label("Tax class") @MaxLength(40) String taxClass,
        @Label("Rate in hundredths of a per cent") int rateBasisPoints,
        @Label("Valid from") LocalDate validFrom) {

    /** Ten times the amount itself; whoever needs more has made a mistake. */
    private static final int MAX_BASIS_POINTS = 100_000;

    public TaxRate {
        if (rateBasisPoints < 0 || rateBasisPoints > MAX_BASIS_POINTS) {
            throw new IllegalArgumentException("not a tax rate: " + rateBasisPoints);
        }
    }
}
