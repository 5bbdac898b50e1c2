package org.evertill.ui.office.internal;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evertill.domain.Store;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/** What somebody typed of a store that is new. Pure. */
record NewStore(String id, String name, String country) {

    /** The store; its currency is that of its country, its clock this machine's. Problem: {@code headoffice.bad-store}. */
    Outcome<Store> store(ZoneId here) {
        String code = country.strip().toUpperCase(Locale.ROOT);
        if (id.isBlank() || name.isBlank()) {
            return bad("a store has a code and a name");
        }
        if (!Set.of(Locale.getISOCountries()).contains(code)) {
            return bad(country + " is no country; use two letters, for example GB or DE");
        }
        try {
            var currency = Currency.getInstance(Locale.of("", code));
            return currency == null
                    ? bad(code + " has no currency of its own")
                    : Outcome.ok(new Store(
                            id.strip(), name.strip(), code, currency.getCurrencyCode(), here.getId(), null, null));
        } catch (IllegalArgumentException | DateTimeException e) {
            return bad(e.getMessage());
        }
    }

    /** The store, when no other has its code. Problem: {@code headoffice.store-taken}. */
    static Outcome<Store> free(Store store, Optional<Store> known) {
        return known.<Outcome<Store>>map(other -> Outcome.failed(Problem.of(
                                "headoffice.store-taken",
                                "The code " + store.id() + " belongs to the store " + other.name()
                                        + " already. Choose that one in the list, or type another code.")
                        .with("store", store.id())
                        .with("name", other.name())))
                .orElseGet(() -> Outcome.ok(store));
    }

    private static Outcome<Store> bad(String why) {
        return Outcome.failed(Problem.of("headoffice.bad-store", "The store cannot be made like this: " + why + ".")
                .with("reason", why));
    }
}
