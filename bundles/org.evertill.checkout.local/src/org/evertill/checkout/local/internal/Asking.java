package org.evertill.checkout.local.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evertill.checkout.TenderDesk.Notes;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.domain.SaleKind;
import org.evertill.kernel.Money;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Exchange;
import org.evertill.storage.Database;
import org.evertill.storage.Database.Author;
import org.evertill.storage.Reader;
import org.evertill.tender.PaymentProvider;
import org.evertill.tender.PaymentProvider.Answer;
import org.evertill.tender.PaymentProvider.Approved;
import org.evertill.tender.PaymentProvider.Authorisation;
import org.evertill.tender.PaymentProvider.Declined;
import org.evertill.tender.PaymentProvider.Refund;
import org.evertill.tender.PaymentProvider.Reversal;
import org.evertill.tender.PaymentProvider.Unknown;
import org.evertill.tender.TenderKind;

/** Asks providers about parts that are written down, and writes down what they say. Never within a transaction of somebody else's. */
record Asking(Database database, ProviderCalls calls) implements AutoCloseable {

    /** Whose database writes these are. */
    private static final Author AUTHOR = new Author("system:tender");

    /** The part as it is written down before the request leaves. Throws {@code tender.no-provider}, {@code tender.no-original}. */
    Tendered prepared(Reader reader, Basket basket, List<Tendered> parts, Tendered part, String provider) {
        if (calls.named(provider).isEmpty()) {
            throw new ProblemException(noProvider(provider));
        }
        if (Exchange.money(basket) == SaleKind.SALE) {
            return part;
        }
        var original = Originals.of(reader, basket, parts, part).payment();
        return part.with(new Notes(
                Optional.ofNullable(original.reference()),
                Optional.empty(),
                Optional.of(original.id()),
                Optional.empty(),
                Optional.empty()));
    }

    /** Sends the request; an answer that does not come is asked for once. Gives the problem there is. */
    Optional<Problem> ask(Basket basket, Tendered part) {
        return with(part, provider -> {
            var answer = Exchange.money(basket) == SaleKind.SALE
                    ? calls.authorise(
                            provider,
                            new Authorisation(part.id(), part.amount(), part.tip(), mostOffline(basket, part)))
                    : calls.refund(
                            provider,
                            new Refund(
                                    part.id(),
                                    part.amount().plus(part.tip()),
                                    part.notes().reference().orElse("")));
            return answer instanceof Unknown ? calls.inquire(provider, part.id()) : answer;
        });
    }

    /** Less what other parts of the basket by the same tender took: which of them were authorised nobody says, so all count. */
    private Optional<Money> mostOffline(Basket basket, Tendered part) {
        return database.read(reader -> TenderKinds.of(database, reader)
                .find(part.kind())
                .map(TenderKind::maxOfflineMinor)
                .map(most -> {
                    long taken = Tendering.by(part.kind(), TenderedTable.of(reader, basket))
                            .filter(other -> !other.id().equals(part.id()))
                            .mapToLong(other -> other.value().minor())
                            .sum();
                    return new Money(Math.max(0, most - taken), part.amount().currency());
                }));
    }

    /** Asks what became of a request. */
    Optional<Problem> inquire(Tendered part) {
        return with(part, provider -> calls.inquire(provider, part.id()));
    }

    /** Undoes what was taken back, if it can be reached. */
    void reverse(String id) {
        var provider = database.read(reader -> TenderedTable.find(reader, id)
                .filter(part -> part.state() == State.REVERSING)
                .flatMap(part -> TenderedTable.provider(reader, id))
                .flatMap(calls::named));
        if (provider.isPresent() && calls.reverse(provider.get(), id) == Reversal.DONE) {
            database.write(AUTHOR, tx -> {
                TenderedTable.remove(tx, id);
                return 0;
            });
        }
    }

    private Optional<Problem> with(Tendered part, Function<PaymentProvider, Answer> question) {
        var name = database.read(reader -> TenderedTable.provider(reader, part.id()))
                .orElse("");
        var provider = calls.named(name);
        return provider.isEmpty() ? Optional.of(noProvider(name)) : written(part, question.apply(provider.get()));
    }

    /** What is not pending any more was taken back meanwhile, and is undone by whoever did that. */
    private Optional<Problem> written(Tendered asked, Answer answer) {
        return database.write(AUTHOR, tx -> {
            var part = TenderedTable.find(tx, asked.id()).filter(some -> some.state() == State.PENDING);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            return switch (Answers.sound(answer)) {
                case Approved approved -> {
                    TenderedTable.update(tx, approved(part.get(), approved));
                    yield Optional.<Problem>empty();
                }
                case Declined(var reason) -> {
                    TenderedTable.remove(tx, asked.id());
                    yield Optional.of(Problem.of(
                                    "tender.declined",
                                    "Not paid by " + asked.kind() + ": " + reason + " Try again, or pay otherwise.")
                            .with("reason", reason));
                }
                case Unknown(var reason) ->
                    Optional.of(Problem.of(
                            "tender.unanswered",
                            "Nobody knows whether " + asked.value() + " by " + asked.kind() + " are paid: " + reason
                                    + " Ask again, or take it back; until then nothing else is asked for."));
            };
        });
    }

    private static Tendered approved(Tendered part, Approved approved) {
        boolean isTipped = part.notes().originalId().isEmpty()
                && approved.tip().currency().equals(part.amount().currency())
                && !approved.tip().isNegative();
        Money tip = isTipped ? approved.tip() : part.tip();
        var given = part.amount().plus(tip);
        return new Tendered(
                part.id(),
                part.kind(),
                State.PAID,
                part.amount(),
                given,
                part.change(),
                tip,
                given,
                part.rateE9(),
                new Notes(
                        Optional.of(approved.reference()),
                        approved.details(),
                        part.notes().originalId(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Problem noProvider(String name) {
        return Problem.of(
                        "tender.no-provider",
                        "This till has nothing that takes payments called " + name
                                + ". Tell head office; pay otherwise until then.")
                .with("provider", name);
    }

    @Override
    public void close() {
        calls.close();
    }
}
