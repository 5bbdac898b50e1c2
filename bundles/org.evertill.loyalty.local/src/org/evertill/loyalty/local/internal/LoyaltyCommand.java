package org.evertill.loyalty.local.internal;

import java.time.Clock;
import java.util.List;
import org.evertill.command.TillCommand;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.osgi.service.component.annotations.Component;

/** {@code evertill cli loyalty}. */
@Component
public final class LoyaltyCommand implements TillCommand {

    @Override
    public String name() {
        return "loyalty";
    }

    @Override
    public String description() {
        return "Points of customers: shows and corrects them, and sets for what there are how many.";
    }

    @Override
    public List<String> usage() {
        return List.of(
                "show CUSTOMER                 points, and the latest movements in this store",
                "correct CUSTOMER POINTS WHY   gives points, or takes them with -; needs discount-beyond",
                "overdrawn                     accounts from which more was taken than there was",
                "terms                         shows for what there is a point, and what it is worth",
                "terms NAME AMOUNT WORTH LEAST MOST",
                "                              a point for each AMOUNT, worth WORTH; LEAST points at least are redeemed,",
                "                              MOST is taken off a sale at most; needs edit-price, as those below",
                "terms off                     no points are redeemed any more; they are still earned",
                "multiplier CATEGORY PERCENT   what is in a category earns more or less; 100 is usual");
    }

    @Override
    public Outcome<List<String>> run(Call call) {
        return call.till()
                .service(Database.class)
                .then(database -> call.till()
                        .service(Clock.class)
                        .then(clock -> run(
                                new LoyaltyDesk(database, clock, call.staff().id(), call.approval()), call)));
    }

    private static Outcome<List<String>> run(LoyaltyDesk desk, Call call) {
        var words = call.arguments();
        String what = call.argument(0).orElse("");
        return switch (what + words.size()) {
            case "show2" -> desk.show(words.get(1));
            case "overdrawn1" -> desk.overdrawn();
            case "terms1" -> desk.terms();
            case "terms2" -> words.get(1).equals("off") ? desk.end() : notUnderstood();
            case "terms6" -> desk.terms(words.subList(1, words.size()));
            case "multiplier3" -> desk.multiplier(words.get(1), words.get(2));
            default ->
                what.equals("correct") && words.size() > 3
                        ? desk.correct(words.get(1), words.get(2), String.join(" ", words.subList(3, words.size())))
                        : notUnderstood();
        };
    }

    private static Outcome<List<String>> notUnderstood() {
        return Outcome.failed(
                "till.not-understood",
                "Nothing is called like this, or with so many words. --help says what there is.");
    }
}
