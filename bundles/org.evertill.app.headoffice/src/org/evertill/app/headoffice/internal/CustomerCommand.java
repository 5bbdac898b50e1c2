package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Permission;
import org.evertill.domain.Staff;
import org.evertill.headoffice.access.Office;
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
        description =
                "Writes all that is held about a customer, or erases it, here and on all tills, for good. Who acts is"
                        + " named, may take personal data out (export-personal), and types PIN or password.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class CustomerCommand extends OfficeCommand {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerCommand.class);

    /** What is done. */
    enum Deed {
        EXPORT,
        ERASE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
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

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "For erase: why, in words that name nobody. It stays.")
    private Optional<String> reason = Optional.empty();

    CustomerCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) throws IOException {
        return switch (deed) {
            case EXPORT -> {
                var file = json.orElseThrow(() -> missing("export needs --json FILE."));
                yield said(acting(office).then(who -> export(office, who, file)));
            }
            case ERASE -> {
                var why = reason.orElseThrow(() -> missing("erase needs --reason TEXT."));
                yield said(acting(office).then(who -> erase(office, who, why)));
            }
        };
    }

    private ParameterException missing(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private Outcome<Staff> acting(Office office) throws IOException {
        return new Acting(parts, terminal).person(office.desk(), by, Permission.EXPORT_PERSONAL);
    }

    private int said(Outcome<String> done) {
        return switch (done) {
            case Outcome.Failed<String>(var problem) -> failed(problem);
            case Outcome.Ok<String>(var text) -> {
                terminal.say(text);
                yield WELL;
            }
        };
    }

    private Outcome<String> export(Office office, Staff who, Path file) {
        return office.desk()
                .personalData()
                .exportCustomer(id, file.toAbsolutePath())
                .map(sales -> {
                    LOG.info("what is held about customer {} was written to a file by {}", id, who.id());
                    return "Written to " + file + ", with " + sales
                            + " sales. It holds personal data: hand it over on a safe way, and delete it here.";
                });
    }

    private Outcome<String> erase(Office office, Staff who, String why) {
        var desk = office.desk().personalData();
        var list = new ErasureList(database.directory(terminal.environment()));
        return desk.erase(DomainTypes.CUSTOMER.table(), id, why, who.id()).then(erasure -> {
            LOG.info("the data of customer {} was erased by {}", id, who.id());
            return list.settle(desk)
                    .map(repeated -> "Erased at " + erasure.erasedAt()
                            + ". Tills follow with their next exchange; sales keep the"
                            + " identifier. Backups of before still hold the data: let them run out.");
        });
    }
}
