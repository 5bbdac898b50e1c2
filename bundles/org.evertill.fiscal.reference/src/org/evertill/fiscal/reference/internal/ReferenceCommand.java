package org.evertill.fiscal.reference.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.evertill.command.TillCommand;
import org.evertill.domain.Permission;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.usecase.Clearance;
import org.evertill.usecase.Desk;
import org.osgi.service.component.annotations.Component;

/** {@code evertill cli fiscal-reference}: puts the reference device out of order, and in order again. */
@Component
public final class ReferenceCommand implements TillCommand {

    @Override
    public String name() {
        return "fiscal-reference";
    }

    @Override
    public String description() {
        return "The reference fiscal device: puts it out of order, as for an exercise, and in order again.";
    }

    @Override
    public List<String> usage() {
        return List.of(
                "out-of-order WHY              it signs nothing from now on; needs configure",
                "in-order                      it signs again");
    }

    @Override
    public Outcome<List<String>> run(Call call) {
        var words = call.arguments();
        String what = call.argument(0).orElse("");
        if (what.equals("out-of-order") && words.size() > 1) {
            String why = String.join(" ", words.subList(1, words.size()));
            return change(call, device -> device.off(why), "the reference device signs nothing");
        }
        if (what.equals("in-order") && words.size() == 1) {
            return change(call, ChainDevice::on, "the reference device signs again");
        }
        return Outcome.failed(
                "till.not-understood",
                "Nothing is called like this, or with so many words. --help says what there is.");
    }

    private interface Change {
        void on(ChainDevice device) throws IOException;
    }

    private static Outcome<List<String>> change(Call call, Change change, String said) {
        return call.till()
                .service(Database.class)
                .then(database -> call.till()
                        .service(Clock.class)
                        .then(clock -> new Desk(database, clock, Nanoid.secure(), new Clearance(call.approval()))
                                .write(call.staff().id(), Permission.CONFIGURE, "FISCAL DEVICE", (tx, place) -> said)
                                .then(allowed -> changed(ReferenceDevice.of(database, clock), change, said))));
    }

    private static Outcome<List<String>> changed(ChainDevice device, Change change, String said) {
        try {
            change.on(device);
            return Outcome.ok(List.of(said));
        } catch (IOException e) {
            return Outcome.failed(
                    "fiscal.no-export",
                    "The files of the fiscal device cannot be written. See to the disk and the rights of the"
                            + " directory.");
        }
    }
}
