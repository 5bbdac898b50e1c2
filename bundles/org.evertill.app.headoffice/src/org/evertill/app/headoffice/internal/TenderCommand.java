package org.evertill.app.headoffice.internal;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Money;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.tender.TenderKind;
import org.evertill.tender.TenderType;
import org.evertill.tender.TenderTypes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the chain takes. */
@Command(
        name = "tender",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what the chain takes, or adds or changes one tender. What is not said stays as it is.",
            "Cash in the store's own currency is taken also without a row; it is called cash."
        },
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class TenderCommand extends OfficeCommand {

    /** What takes a limit or a name away. */
    private static final String NONE = "none";

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "What it is called in payments: lower-case letters, digits, hyphens.")
    @Nullable
    private String id;

    @Option(names = "--name", paramLabel = "NAME", description = "As people read it. Default: the identifier.")
    @Nullable
    private String name;

    @Option(
            names = "--name-de",
            paramLabel = "NAME",
            description = "As slips in German call it; none for the same as --name.")
    @Nullable
    private String nameDe;

    @Option(names = "--type", paramLabel = "TYPE", description = "${COMPLETION-CANDIDATES}. Needed for a new one.")
    @Nullable
    private TenderType type;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description =
                    "Who takes it, of the type provider: terminal, or what a bundle of the chain's own is called.")
    @Nullable
    private String provider;

    @Option(names = "--currency", paramLabel = "CUR", description = "Of foreign cash, for example CHF.")
    @Nullable
    private String currency;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "What one of it is worth in the store's own currency, with up to nine decimals.")
    @Nullable
    private BigDecimal rate;

    @Option(
            names = "--most",
            paramLabel = "AMOUNT",
            description = "Most that it pays of one sale, in however many parts; none for no limit.")
    @Nullable
    private String most;

    @Option(
            names = "--most-offline",
            paramLabel = "AMOUNT",
            description =
                    "Most that it pays of one sale without being known to be good: of a provider what it cannot have authorised,"
                            + " of everything else while the till does not reach head office.")
    @Nullable
    private String mostOffline;

    @Option(
            names = "--most-back",
            paramLabel = "AMOUNT",
            description =
                    "Most that is paid back by it in one refund; beyond it a reason and refund-beyond are needed.")
    @Nullable
    private String mostBack;

    @Option(names = "--opens-drawer", arity = "1", paramLabel = "true|false", description = "Whether the drawer opens.")
    @Nullable
    private Boolean opensDrawer;

    @Option(names = "--active", arity = "1", paramLabel = "true|false", description = "Whether it is taken now.")
    @Nullable
    private Boolean active;

    TenderCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var wanted = id;
        var desk = office.desk();
        if (wanted == null) {
            desk.all(TenderTypes.TENDER_KIND).forEach(kind -> terminal.say(text(kind, desk)));
            return WELL;
        }
        try {
            var kind = changed(desk, wanted);
            return switch (desk.save(TenderTypes.TENDER_KIND, kind, USER)) {
                case Outcome.Failed<TenderKind>(var problem) -> failed(problem);
                case Outcome.Ok<TenderKind>(var saved) -> {
                    terminal.say(text(saved, desk));
                    yield WELL;
                }
            };
        } catch (IllegalArgumentException e) {
            return failed(Problem.of(
                            "headoffice.bad-tender",
                            "The tender cannot be like this: " + e.getMessage() + ". 'tender --help' says more.")
                    .with("tender", wanted));
        }
    }

    private TenderKind changed(HeadOfficeDesk desk, String wanted) {
        var known = desk.find(TenderTypes.TENDER_KIND, wanted);
        var becomes = Optional.ofNullable(type)
                .or(() -> known.map(TenderKind::type))
                .orElseThrow(() -> new IllegalArgumentException("a new one has a --type"));
        return new TenderKind(
                wanted,
                of(name, known.map(TenderKind::name).orElse(wanted)),
                becomes,
                provider == null ? known.map(TenderKind::provider).orElse(null) : provider,
                currency == null
                        ? known.map(TenderKind::currency).orElse(null)
                        : Amounts.currency(currency).getCurrencyCode(),
                rate == null ? known.map(TenderKind::rateE9).orElse(null) : rateE9(rate),
                limit(desk, most, known.map(TenderKind::maxPaymentMinor)),
                limit(desk, mostOffline, known.map(TenderKind::maxOfflineMinor)),
                limit(desk, mostBack, known.map(TenderKind::maxRefundMinor)),
                opensDrawer == null
                        ? known.map(TenderKind::opensDrawer)
                                .orElse(becomes == TenderType.CASH || becomes == TenderType.FOREIGN_CASH)
                        : opensDrawer,
                of(active, known.map(TenderKind::active).orElse(true)),
                germanName(known));
    }

    private @Nullable String germanName(Optional<TenderKind> known) {
        if (nameDe == null) {
            return known.map(TenderKind::germanName).orElse(null);
        }
        return NONE.equals(nameDe) ? null : nameDe;
    }

    private static <T> T of(@Nullable T said, T otherwise) {
        return said == null ? otherwise : said;
    }

    private @Nullable Long limit(HeadOfficeDesk desk, @Nullable String said, Optional<Long> known) {
        if (said == null) {
            return known.orElse(null);
        }
        return said.equals(NONE) ? null : Amounts.of(said, own(desk)).minor();
    }

    private static Long rateE9(BigDecimal rate) {
        try {
            return rate.movePointRight(TenderKind.RATE_DECIMALS).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    rate.toPlainString() + " is no rate; it has " + TenderKind.RATE_DECIMALS + " decimals at most", e);
        }
    }

    private static List<String> currencies(HeadOfficeDesk desk) {
        return desk.all(DomainTypes.STORE).stream()
                .map(Store::currency)
                .distinct()
                .toList();
    }

    /** The currency of the stores. */
    private static Currency own(HeadOfficeDesk desk) {
        var currencies = currencies(desk);
        if (currencies.size() != 1) {
            throw new ProblemException(Problem.of(
                    "headoffice.bad-tender",
                    "A limit is in the currency of the stores, and there are stores of " + currencies.size()
                            + " currencies. Make tenders with a limit when all stores have one."));
        }
        return Currency.getInstance(currencies.getFirst());
    }

    private static String text(TenderKind kind, HeadOfficeDesk desk) {
        var own = currencies(desk);
        var text = new StringBuilder(kind.id())
                .append(" (")
                .append(kind.name())
                .append(kind.germanName() == null ? "" : ", in German " + kind.germanName())
                .append("): ")
                .append(kind.type().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (kind.provider() != null) {
            text.append(", by ").append(kind.provider());
        }
        Long rateE9 = kind.rateE9();
        if (rateE9 != null) {
            text.append(", ")
                    .append(kind.currency())
                    .append(" at ")
                    .append(BigDecimal.valueOf(rateE9, TenderKind.RATE_DECIMALS)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        limit(text, "at most", kind.maxPaymentMinor(), own);
        limit(text, "offline at most", kind.maxOfflineMinor(), own);
        limit(text, "back at most", kind.maxRefundMinor(), own);
        return text.append(kind.opensDrawer() ? ", opens the drawer" : "")
                .append(kind.active() ? "" : ", not taken now")
                .toString();
    }

    private static void limit(StringBuilder text, String what, @Nullable Long minor, List<String> currencies) {
        if (minor != null) {
            text.append(", ")
                    .append(what)
                    .append(' ')
                    .append(
                            currencies.size() == 1
                                    ? new Money(minor, Currency.getInstance(currencies.getFirst()))
                                    : minor + " minor units");
        }
    }
}
