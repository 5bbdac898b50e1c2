package org.evertill.tender.terminal.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.evertill.kernel.Money;
import org.evertill.settings.SaleSettings;
import org.evertill.storage.Database;
import org.evertill.tender.PaymentProvider;
import org.evertill.usecase.Place;
import org.evertill.usecase.TillSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A card terminal at a TCP address, the setting {@code tender.terminal}. Where the line cannot be opened, nothing was said, and the request is declined; as soon as
 * something was said, only an answer tells what became of it.
 */
@Component
public final class TerminalProvider implements PaymentProvider {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalProvider.class);

    private static final int DEFAULT_PORT = 20_007;

    private final Supplier<Optional<URI>> address;
    private final Patience patience;

    /** How long it waits for the answer to a request, and to a question. */
    record Patience(Duration request, Duration question) {

        /** A little less than the till does. */
        static final Patience USUAL =
                new Patience(Duration.ofSeconds(AUTHORISE_SECONDS - 5), Duration.ofSeconds(ANSWER_SECONDS - 5));
    }

    @Activate
    public TerminalProvider(@Reference Database database) {
        this(() -> address(database), Patience.USUAL);
    }

    TerminalProvider(Supplier<Optional<URI>> address, Patience patience) {
        this.address = address;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public Answer authorise(Authorisation request) {
        var question = new ArrayList<>(List.of(
                "AUTHORISE", request.id(), minor(request.amount()), currency(request.amount()), minor(request.tip())));
        request.mostOffline().ifPresent(most -> question.add(minor(most)));
        return asked(question, request.amount());
    }

    @Override
    public Answer refund(Refund request) {
        return asked(
                List.of(
                        "REFUND",
                        request.id(),
                        minor(request.amount()),
                        currency(request.amount()),
                        request.original()),
                request.amount());
    }

    @Override
    public Answer inquire(String id) {
        try (var line = line()) {
            return answer(line.ask(List.of("INQUIRE", id), patience.question()), id);
        } catch (IOException e) {
            return unknown(e);
        }
    }

    @Override
    public Reversal reverse(String id) {
        try (var line = line()) {
            var answer = line.ask(List.of("REVERSE", id), patience.question());
            return answer.equals(List.of("REVERSED", id)) ? Reversal.DONE : Reversal.UNKNOWN;
        } catch (IOException e) {
            LOG.debug("the terminal does not answer", e);
            return Reversal.UNKNOWN;
        }
    }

    private Answer asked(List<String> request, Money amount) {
        TerminalLine open;
        try {
            open = line();
        } catch (IOException e) {
            return new Declined(
                    "The terminal cannot be reached (" + e.getMessage() + "). Look at its cable and address.");
        }
        try (var line = open) {
            return answer(line.ask(request, patience.request()), request.get(1));
        } catch (IOException e) {
            LOG.debug("the terminal did not answer to {} of {}", request.get(1), amount);
            return unknown(e);
        }
    }

    /** What is no answer to this request says nothing of it. */
    private static Answer answer(List<String> fields, String id) {
        boolean isOfThis = fields.size() > 1 && fields.get(1).equals(id);
        if (isOfThis && fields.size() == 3 && fields.getFirst().equals("DECLINED")) {
            return new Declined(fields.get(2));
        }
        if (isOfThis && fields.size() == 6 && fields.getFirst().equals("APPROVED")) {
            try {
                return new Approved(
                        fields.get(2),
                        Optional.of(fields.get(3)).filter(text -> !text.isBlank()),
                        new Money(Long.parseLong(fields.get(4)), Currency.getInstance(fields.get(5))));
            } catch (IllegalArgumentException e) {
                return new Unknown("The terminal's answer cannot be read.");
            }
        }
        return new Unknown("The terminal's answer cannot be read.");
    }

    private static Answer unknown(IOException e) {
        return new Unknown("The terminal gives no answer (" + e.getMessage() + ").");
    }

    private TerminalLine line() throws IOException {
        var where = address.get().orElseThrow(() -> new IOException("no terminal is set"));
        return TerminalLine.to(where.getHost(), where.getPort() < 0 ? DEFAULT_PORT : where.getPort());
    }

    private static Optional<URI> address(Database database) {
        return database.read(reader -> SaleSettings.terminal(
                TillSettings.of(reader, Place.of(database, reader)).value(SaleSettings.TERMINAL)));
    }

    private static String minor(Money money) {
        return Long.toString(money.minor());
    }

    private static String currency(Money money) {
        return money.currency().getCurrencyCode();
    }
}
