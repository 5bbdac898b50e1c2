package org.evertill.app.headoffice.internal;

import org.evertill.headoffice.access.Office;
import picocli.CommandLine.Command;

/** Checks everything. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks hash chains, sequences, receipt numbers, the journal of each till, stock, digests, row counts, shifts"
                        + " and what the accounts got. May run beside a server.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE, Exits.FOUND})
final class VerifyCommand extends OfficeCommand {

    VerifyCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        terminal.note("Checking; a large head office takes some minutes …");
        var verification = office.desk().verify();
        verification.counted().forEach(terminal::say);
        verification.findings().forEach(finding -> terminal.say("FOUND: " + finding));
        terminal.say(
                verification.findings().isEmpty()
                        ? "All is well."
                        : verification.findings().size()
                                + " findings. Do what they say; where one says nothing, keep the data as it is and tell your support.");
        return verification.findings().isEmpty() ? WELL : FOUND_SOMETHING;
    }
}
