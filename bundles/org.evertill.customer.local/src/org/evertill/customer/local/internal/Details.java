package org.evertill.customer.local.internal;

import java.util.Map;
import java.util.Set;
import org.evertill.customer.Detail;
import org.evertill.customer.Likeness;
import org.evertill.domain.Customer;
import org.evertill.usecase.Attempt;

/** What was typed about a customer. */
final class Details {

    /** By one of these somebody is found again. */
    private static final Set<Detail> KNOWN_BY = Set.of(Detail.NAME, Detail.EMAIL, Detail.PHONE, Detail.TAX_NUMBER);

    /** Characters of a name, an address or a tax number. */
    private static final int MAX = 200;

    private Details() {}

    /** Throws {@code customer.bad-detail} when nobody could tell who it is. */
    static void checkNew(Map<Detail, String> details) {
        boolean isSomebody = details.entrySet().stream()
                .anyMatch(detail ->
                        KNOWN_BY.contains(detail.getKey()) && !detail.getValue().isBlank());
        if (!isSomebody) {
            throw bad("Enter at least a name, an e-mail address, a telephone or a tax number.");
        }
    }

    /** The row with what was typed. Throws {@code customer.bad-detail}. */
    static Customer changed(Customer customer, Map<Detail, String> details) {
        var changed = customer;
        for (Map.Entry<Detail, String> detail : details.entrySet()) {
            check(detail.getKey(), detail.getValue().strip());
            changed = detail.getKey().in(changed, detail.getValue());
        }
        return changed;
    }

    private static void check(Detail detail, String text) {
        if (text.length() > MAX || text.chars().anyMatch(Character::isISOControl)) {
            throw bad("A detail of a customer is one line of at most " + MAX + " characters. Enter it again.");
        }
        if (detail == Detail.EMAIL && !text.isEmpty() && Likeness.email(text).isEmpty()) {
            throw bad("This is no e-mail address: there is nothing before an @. Correct it, or leave it out.");
        }
    }

    private static RuntimeException bad(String message) {
        return Attempt.problem("customer.bad-detail", message);
    }
}
