package org.evertill.fiscal.local.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.command.TillCommand;
import org.evertill.fiscal.FiscalDesk;
import org.evertill.fiscal.FiscalDesk.Choice;
import org.evertill.fiscal.FiscalDesk.Status;
import org.evertill.kernel.Outcome;
import org.osgi.service.component.annotations.Component;

/** {@code evertill cli fiscal}. */
@Component
public final class FiscalCommand implements TillCommand {

    @Override
    public String name() {
        return "fiscal";
    }

    @Override
    public String description() {
        return "The fiscal device that signs sales: chooses it, signs what waits, checks and exports what it has signed.";
    }

    @Override
    public List<String> usage() {
        return List.of(
                "status                        which device, how much waits, since when it is out of order",
                "use NAME|none                 what is sold from now on is signed by that device; needs configure",
                "sign                          signs what waits, in order",
                "verify                        looks at all that the device has signed",
                "export DIRECTORY              writes all that it has signed, as CSV and as JSON");
    }

    @Override
    public Outcome<List<String>> run(Call call) {
        return call.till().service(FiscalDesk.class).then(desk -> run(desk, call));
    }

    private static Outcome<List<String>> run(FiscalDesk desk, Call call) {
        var words = call.arguments();
        return switch (call.argument(0).orElse("") + words.size()) {
            case "status1" -> Outcome.ok(lines(desk, desk.status()));
            case "use2" -> {
                var device = Optional.of(words.get(1)).filter(name -> !name.equals("none"));
                yield desk.use(new Choice(call.staff().id(), call.approval(), device))
                        .map(status -> lines(desk, status));
            }
            case "sign1" -> desk.sign().map(status -> lines(desk, status));
            case "verify1" -> desk.verify().map(count -> List.of(count + " records, each as it was signed"));
            case "export2" ->
                desk.export(Path.of(words.get(1)))
                        .map(files ->
                                files.stream().map(file -> "wrote " + file).toList());
            default ->
                Outcome.failed(
                        "till.not-understood",
                        "Nothing is called like this, or with so many words. --help says what there is.");
        };
    }

    private static List<String> lines(FiscalDesk desk, Status status) {
        var lines = new ArrayList<String>();
        lines.add(status.device()
                .map(name -> "device " + name)
                .orElse("no device is used; there are: " + String.join(", ", desk.devices())));
        lines.add(status.waiting() + " documents wait to be signed");
        status.outage().ifPresent(outage -> lines.add("out of order since " + outage.since() + ": " + outage.reason()));
        return lines;
    }
}
