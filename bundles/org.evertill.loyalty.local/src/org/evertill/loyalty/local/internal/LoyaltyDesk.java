package org.evertill.loyalty.local.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.domain.Permission;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Category;
import org.evertill.kernel.Money;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.loyalty.Earning;
import org.evertill.loyalty.LoyaltyMovement.Kind;
import org.evertill.loyalty.LoyaltyMultiplier;
import org.evertill.loyalty.LoyaltyTerms;
import org.evertill.loyalty.LoyaltyTypes;
import org.evertill.loyalty.local.internal.Ledger.Occasion;
import org.evertill.storage.Database;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Comparison;
import org.evertill.storage.Selection.Filter;
import org.evertill.storage.Selection.Order;
import org.evertill.storage.UnitOfWork;
import org.evertill.usecase.Attempt;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Customers;
import org.evertill.usecase.Desk;

/** What people do with points, apart from selling. */
final class LoyaltyDesk {

    private static final int SHOWN = 10;
    private static final long MOST_POINTS = 1_000_000_000;
    private static final int MAX_REASON = 300;

    private final Desk desk;
    private final String staffId;

    LoyaltyDesk(Database database, Clock clock, String staffId, Optional<Approval> approval) {
        this.desk = new Desk(database, clock, Nanoid.secure(), new Clearance(approval));
        this.staffId = staffId;
    }

    Outcome<List<String>> show(String customer) {
        return desk.read(staffId, (reader, place) -> {
            var known = Customers.required(reader, customer);
            var lines = new ArrayList<String>();
            lines.add(known.row().number() + " has " + Ledger.balance(reader, known)
                    + " points, as far as this till knows");
            for (String id : known.ids()) {
                var latest = Selection.where(Filter.equal("account_id", id))
                        .orderedBy(Order.descending("at"))
                        .page(0, SHOWN);
                reader.select(LoyaltyTypes.MOVEMENT, latest)
                        .forEach(stored -> lines.add("  " + stored.value().at() + "  "
                                + stored.value().kind() + "  " + stored.value().points()));
            }
            return lines;
        });
    }

    Outcome<List<String>> overdrawn() {
        return desk.read(staffId, (reader, place) -> {
            var below =
                    Selection.where(Filter.of("points", Comparison.LESS, 0L)).page(0, Selection.MAX_LIMIT);
            var lines = reader.select(LoyaltyTypes.ACCOUNT, below).stream()
                    .map(account ->
                            line(reader, account.value().id(), account.value().points()))
                    .toList();
            return lines.isEmpty() ? List.of("none") : lines;
        });
    }

    /** Points are worth money: who enters customers does not give them away. */
    Outcome<List<String>> correct(String customer, String points, String reason) {
        return desk.write(staffId, Permission.DISCOUNT_BEYOND, "CORRECT POINTS " + customer, (tx, place) -> {
            long number = number(points, -MOST_POINTS);
            if (reason.length() > MAX_REASON) {
                throw bad("A reason has at most " + MAX_REASON + " characters.");
            }
            var known = Customers.required(tx, customer);
            var occasion =
                    new Occasion(place.till().storeId(), desk.now(), staffId, Optional.empty(), Optional.empty());
            Ledger.move(tx, known.id(), Kind.CORRECTED, number, occasion, Optional.of(reason));
            return List.of(line(tx, known.id(), Ledger.balance(tx, known)));
        });
    }

    Outcome<List<String>> terms() {
        return desk.read(
                staffId,
                (reader, place) -> Ledger.terms(reader, place.currency())
                        .map(terms -> lines(reader, terms))
                        .orElse(List.of("there are no points in " + place.currency())));
    }

    /** Name, amount for a point, worth of a point, points at least, amount at most. */
    Outcome<List<String>> terms(List<String> words) {
        return desk.write(staffId, Permission.EDIT_PRICE, "TERMS OF POINTS", (tx, place) -> {
            var currency = place.currency();
            var terms = new LoyaltyTerms(
                    currency.getCurrencyCode(),
                    words.get(0),
                    minor(words.get(1), currency, 1),
                    minor(words.get(2), currency, 1),
                    number(words.get(3), 1),
                    minor(words.get(4), currency, 0),
                    true);
            put(tx, LoyaltyTypes.TERMS, terms.id(), terms);
            return lines(tx, terms);
        });
    }

    Outcome<List<String>> end() {
        return desk.write(staffId, Permission.EDIT_PRICE, "TERMS OF POINTS", (tx, place) -> {
            var old = Ledger.terms(tx, place.currency())
                    .orElseThrow(() -> bad("There are no points in " + place.currency() + "."));
            var ended = new LoyaltyTerms(
                    old.id(), old.name(), old.earnMinor(), old.worthMinor(), old.leastPoints(), old.mostMinor(), false);
            put(tx, LoyaltyTypes.TERMS, ended.id(), ended);
            return lines(tx, ended);
        });
    }

    Outcome<List<String>> multiplier(String typed, String percent) {
        String category = Category.of(typed).path();
        return desk.write(staffId, Permission.EDIT_PRICE, "MULTIPLIER OF POINTS", (tx, place) -> {
            long factor = number(percent, 0);
            if (category.isEmpty()) {
                throw bad("A category is a path like Food / Dairy. Type it again.");
            }
            if (factor > Earning.MAX_PERCENT) {
                throw bad("A category earns at most " + Earning.MAX_PERCENT + " per cent.");
            }
            endMultiplier(tx, category);
            tx.insert(
                    LoyaltyTypes.MULTIPLIER,
                    new LoyaltyMultiplier(desk.ids().next(), category, (int) factor, desk.now(), null));
            return List.of(category + " earns " + factor + " per cent of the usual points");
        });
    }

    /** What was valid before stays known, for what comes back of that time. */
    private void endMultiplier(UnitOfWork tx, String category) {
        var valid = Selection.where(Filter.equal("category", category), Filter.empty("valid_until"));
        tx.select(LoyaltyTypes.MULTIPLIER, valid).forEach(stored -> {
            var old = stored.value();
            var ended = new LoyaltyMultiplier(old.id(), category, old.percent(), old.validFrom(), desk.now());
            tx.update(LoyaltyTypes.MULTIPLIER, ended, stored.version());
        });
    }

    private static <T extends Record> void put(UnitOfWork tx, EntityType<T> type, String id, T value) {
        tx.find(type, id).ifPresentOrElse(old -> tx.update(type, value, old.version()), () -> tx.insert(type, value));
    }

    private static List<String> lines(Reader reader, LoyaltyTerms terms) {
        var currency = Currency.getInstance(terms.id());
        var lines = new ArrayList<String>();
        lines.add(terms.name() + ": a point for each " + new Money(terms.earnMinor(), currency) + ", worth "
                + new Money(terms.worthMinor(), currency));
        lines.add(
                terms.active()
                        ? terms.leastPoints() + " points at least are redeemed, "
                                + new Money(terms.mostMinor(), currency) + " is taken off a sale at most"
                        : "no points are redeemed");
        Ledger.multipliers(reader).stream()
                .filter(m -> m.validUntil() == null)
                .forEach(m -> lines.add(m.category() + " earns " + m.percent() + " per cent of the usual points"));
        return lines;
    }

    private static String line(Reader reader, String accountId, long points) {
        String number = Customers.of(reader, accountId)
                .map(known -> known.row().number())
                .orElse(accountId);
        return number + " has " + points + " points";
    }

    private static long number(String text, long least) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= MOST_POINTS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw bad("\"" + text + "\" is no number of points or per cent that is possible here.");
    }

    private static long minor(String text, Currency currency, long least) {
        try {
            long minor = Money.of(new BigDecimal(text.replace(',', '.')), currency, RoundingMode.UNNECESSARY)
                    .minor();
            if (minor >= least && minor <= MOST_POINTS) {
                return minor;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // said below
        }
        throw bad("\"" + text + "\" is no amount of " + currency + " that is possible here.");
    }

    private static ProblemException bad(String message) {
        return Attempt.problem("loyalty.bad-value", message);
    }
}
