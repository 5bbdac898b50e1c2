package org.evertill.app.till.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.domain.Approval;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.stock.GoodsDesk;
import org.evertill.stock.OrderDesk;
import org.evertill.stock.StockDesk;
import org.evertill.storage.Stored;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Something that a person does with goods. */
abstract class StockAction implements Callable<Integer> {

    @ParentCommand
    @Nullable
    StockCommand parent;

    @Option(names = "--as", required = true, paramLabel = "PERSON", description = "Who does it: name or identifier.")
    String person = "";

    @Option(
            names = "--allow",
            paramLabel = "PERSON",
            description = "Who allows what the role of the first one does not.")
    @Nullable
    String approver;

    /** Who does it, and the desks at which it is done. */
    record By(String staffId, StockDesk stock, GoodsDesk goods, OrderDesk orders, Store store) {

        Currency currency() {
            return Currency.getInstance(store.currency());
        }

        ZoneId zone() {
            return store.zone();
        }

        By with(Approval approval) {
            return new By(staffId, stock.with(approval), goods.with(approval), orders.with(approval), store);
        }
    }

    /** Does it; gives what is said then. */
    abstract Outcome<List<String>> act(By by);

    @Override
    public final Integer call() {
        var commands = Commands.of(Commands.given(parent).parent);
        return commands.onTill(till -> {
            var person = new ByPerson(till, commands.console, this.person, Optional.ofNullable(approver));
            try {
                person.done((staff, approval) -> {
                            var by = by(till, staff.id());
                            return act(approval.map(by::with).orElse(by));
                        })
                        .forEach(commands.console::say);
                return ExitCode.OK;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static By by(OpenTill till, String staffId) {
        return new By(
                staffId,
                till.service(StockDesk.class).orThrow(),
                till.service(GoodsDesk.class).orThrow(),
                till.service(OrderDesk.class).orThrow(),
                store(till));
    }

    /** Who has logged in is at a till that knows its store. */
    private static Store store(OpenTill till) {
        return till.database()
                .identity()
                .flatMap(identity -> till.database().read(r -> r.find(DomainTypes.STORE, identity.storeId())))
                .map(Stored::value)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        "till.no-store",
                        "The till does not know its store yet. Connect it to head office and synchronise once.")));
    }
}
