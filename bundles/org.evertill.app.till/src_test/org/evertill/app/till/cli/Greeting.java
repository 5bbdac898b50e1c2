package org.evertill.app.till.cli;

import java.util.List;
import java.util.Optional;
import org.evertill.command.TillCommand;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Quantity;
import org.evertill.stock.StockDesk;
import org.evertill.storage.Database;

/** As a bundle brings it. */
final class Greeting implements TillCommand {

    @Override
    public String name() {
        return "greet";
    }

    @Override
    public String description() {
        return "Greets whoever calls.";
    }

    @Override
    public List<String> usage() {
        return List.of("hello       in words", "stock CODE  needs a right");
    }

    @Override
    public Outcome<List<String>> run(Call call) {
        return switch (call.argument(0).orElse("")) {
            case "hello" ->
                call.till()
                        .service(Database.class)
                        .map(database -> List.of(call.staff().name() + " at "
                                + database.identity().orElseThrow().registerId()));
            case "stock" ->
                call.till()
                        .service(StockDesk.class)
                        .then(desk -> call.approval()
                                .map(desk::with)
                                .orElse(desk)
                                .adjust(new StockDesk.Adjustment(
                                        call.argument(1).orElse(""),
                                        Quantity.ONE,
                                        "greeting",
                                        call.staff().id(),
                                        Optional.empty(),
                                        Optional.empty()))
                                .map(movement -> List.of("moved " + movement.quantity())));
            default -> Outcome.failed("till.not-understood", "Say hello, or stock CODE.");
        };
    }
}
