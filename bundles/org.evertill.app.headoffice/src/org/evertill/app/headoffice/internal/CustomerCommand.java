package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.evertill.domain.Permission;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a customer may ask for. */
@Command(
        name = "customer",
        mixinStandardHelpOptions = true,
        description = "Writes all that is held about a customer. Who acts is named, may take personal data out"
                + " (export-personal), and types PIN or password.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class CustomerCommand extends OfficeCommand {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerCommand.class);

    /** What is done. */
    enum Deed {
        EXPORT;

        @Override
        public String toString() {
            return "export";
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}")
    private Deed deed = Deed.EXPORT;

    @Parameters(index = "1", paramLabel = "ID", description = "The customer's identifier.")
    private String id = "";

    @Option(
            names = "--by",
            required = true,
            paramLabel = "STAFF",
            description = "Who does it, as the list of staff has it.")
    private String by = "";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "For export: the file; it is replaced, and only its owner may read it.")
    private Optional<Path> json = Optional.empty();

    CustomerCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) throws IOException {
        var file = json.orElseThrow(() -> new ParameterException(spec.commandLine(), "export needs --json FILE."));
        var acting = new Acting(parts, terminal).person(office.desk(), by, Permission.EXPORT_PERSONAL);
        return switch (acting.then(who -> export(office, who, file))) {
            case Outcome.Failed<Long>(var problem) -> failed(problem);
            case Outcome.Ok<Long>(var sales) -> {
                terminal.say("Written to " + file + ", with " + sales
                        + " sales. It holds personal data: hand it over on a safe way," + " and delete it here.");
                yield WELL;
            }
        };
    }

    private Outcome<Long> export(Office office, Staff who, Path file) {
        var done = office.desk().personalData().exportCustomer(id, file.toAbsolutePath());
        if (done.isOk()) {
            LOG.info("what is held about customer {} was written to a file by {}", id, who.id());
        }
        return done;
    }
}
