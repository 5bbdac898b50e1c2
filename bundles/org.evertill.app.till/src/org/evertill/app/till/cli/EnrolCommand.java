package org.evertill.app.till.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.SyncTransport;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Enrolment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes this data directory a till of a store. */
@Command(
        name = "enrol",
        description =
                "Makes this till one of a store's registers, and fetches the store's data. The one-time code comes"
                        + " from head office (enrolment-code); it is read from --code-file or from standard input, so that"
                        + " it does not stand in the list of processes.")
final class EnrolCommand implements Callable<Integer> {

    private static final int MAX_NAME = 100;

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "Where head office answers, for example https://127.0.0.1:8470")
    @Nullable
    URI url;

    @Option(
            names = "--name",
            paramLabel = "DEVICE",
            description = "What people call this machine. Default: its host name.")
    @Nullable
    String name;

    @Option(
            names = "--again",
            description =
                    "Lets head office know a till once more that it was: after its key was lost, after it was shut out, when head"
                            + " office stands elsewhere, or was put back from a backup older than the till. It keeps its data.")
    boolean again;

    @Option(names = "--code-file", paramLabel = "FILE", description = "The file whose first line is the one-time code.")
    @Nullable
    Path codeFile;

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        var headOffice = checkedUrl();
        return commands.onTill(till -> {
            var transport = till.service(SyncTransport.class).orThrow();
            var known = till.database().identity().map(TillIdentity::known);
            if (known.isPresent() != again) {
                throw new ProblemException(again ? notYet() : already());
            }
            var code = Enrolment.Code.of(code(commands.console));
            var key = DeviceKey.make();
            var request = new Enrolment.Request(code.secret(), deviceName(), key.publicKey(), known);
            var answer =
                    transport.enrol(headOffice, code.serverLetters(), request).orThrow();
            var identity = till.database()
                    .enrol(TillIdentity.of(answer, headOffice, key))
                    .orThrow();
            commands.console.say("Enrolled as register " + identity.registerId() + " of " + identity.chainName() + ".");
            return SyncCommand.syncOnce(commands, till);
        });
    }

    private static Problem already() {
        return Problem.of(
                "till.enrolled",
                "This till has been enrolled already. Use another data directory for another till. If head office does not know it"
                        + " any more, or stands elsewhere now, enrol it once more with --again; it keeps its data.");
    }

    private static Problem notYet() {
        return Problem.of(
                "till.not-enrolled",
                "This till does not belong to a store yet. Enrol it with a code from head office, without --again.");
    }

    private URI checkedUrl() {
        var given = url;
        boolean usable = given != null
                && given.getHost() != null
                && ("http".equals(given.getScheme()) || "https".equals(given.getScheme()));
        if (given == null || !usable) {
            throw new ParameterException(
                    Commands.line(spec), "The URL begins with http:// or https:// and names a host.");
        }
        return given;
    }

    private String deviceName() {
        var given = Optional.ofNullable(name)
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .orElseGet(EnrolCommand::host);
        return given.substring(0, Math.min(given.length(), MAX_NAME));
    }

    private String code(Console console) {
        try {
            var file = codeFile;
            if (file == null && console.isTerminal()) {
                console.err().print("One-time code: ");
                console.err().flush();
            }
            var code = file == null ? console.readLine() : firstLine(file);
            return code.orElseThrow(() -> new ProblemException(Problem.of(
                    "enrolment.no-code",
                    "No one-time code was given. Ask head office for one and type it, or name a file"
                            + " with --code-file.")));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            "enrolment.no-code",
                            "The file with the one-time code cannot be read: " + codeFile
                                    + ". Check that it is there, is a file, and that you may read it."),
                    e);
        }
    }

    private static Optional<String> firstLine(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            return Optional.ofNullable(lines.readLine()).map(String::strip).filter(l -> !l.isEmpty());
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "till";
        }
    }
}
