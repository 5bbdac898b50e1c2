package org.evertill.domain;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.evertill.entity.Entity;
import org.evertill.entity.Id;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.jspecify.annotations.Nullable;

/**
 * A shop.
 *
 * @param priceList whose prices hold in it beside those of the chain
 * @param smallestCoinMinor to a multiple of which cash is rounded, 5 for 0.05; null where nothing is rounded
 */
@Entity(table = "stores", scope = ScopeKind.CHAIN, version = 3)
@Needs("CONFIGURE")
public record Store(
        @Id String id,
        @Label("Name") String name,
        @Label("Country") @MaxLength(2) String countryCode,
        @Label("Currency") @MaxLength(3) String currency,
        @Label("Time zone") String timeZone,
        @Label("Address") @MaxLength(500) @Nullable String address,
        @Label("Tax number") @Nullable String taxNumber,

        @Label("Price list") @MaxLength(80) @Nullable String priceList,
        @Label("Smallest coin in minor units") @Nullable Integer smallestCoinMinor) {

    /** One with the prices of the chain, where cash is not rounded. */
    public Store(
            String id,
            String name,
            String countryCode,
            String currency,
            String timeZone,
            @Nullable String address,
            @Nullable String taxNumber) {
        this(id, name, countryCode, currency, timeZone, address, taxNumber, null, null);
    }

    /** The zone of its clock; one that Java does not know counts as UTC. */
    public ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
