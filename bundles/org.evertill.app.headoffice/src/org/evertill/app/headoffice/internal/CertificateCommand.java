package org.evertill.app.headoffice.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evertill.headoffice.ServerKeyDesk;
import org.evertill.headoffice.access.Office;
import org.evertill.headoffice.access.PasswordFile;
import org.evertill.headoffice.http.CertificateFiles;
import org.evertill.headoffice.http.ServerCertificate;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.ServerKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows and changes what tills know this server by. */
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        description =
                "Shows the key by which tills know this server. To change it: prepare the next one, wait until all tills"
                        + " have heard of it, switch. No till has to be enrolled once more.",
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE, Exits.FOUND})
final class CertificateCommand extends OfficeCommand {

    private static final int SHOWN_TILLS = 20;

    @ArgGroup(exclusive = true)
    private Change change = new Change();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password of the PKCS#12 file. Without it there is none.")
    private @Nullable Path passwordFile;

    @Option(names = "--anyway", description = "Switches although some tills would not know this server any more.")
    private boolean anyway;

    /** At most one of these. */
    private static final class Change {

        @Option(names = "--next", description = "Makes the next key, with a certificate of its own.")
        private boolean next;

        @Option(
                names = "--next-pem",
                paramLabel = "FILE",
                description = "Takes the next key and its certificates from a PEM file.")
        private @Nullable Path nextPem;

        @Option(names = "--next-pkcs12", paramLabel = "FILE", description = "The same from a PKCS#12 file.")
        private @Nullable Path nextPkcs12;

        @Option(names = "--switch", description = "Shows the next key from now on; a running server does so by itself.")
        private boolean switching;

        @Option(
                names = "--withdraw",
                paramLabel = "KEY",
                description =
                        "Tells tills not to know head office by this key any more, for example because it was stolen.")
        private @Nullable String withdrawn;
    }

    CertificateCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    @Override
    int run(Office office) {
        var files = files();
        var desk = office.desk().serverKeys();
        if (change.switching) {
            return switched(files, desk);
        }
        if (change.withdrawn != null) {
            return withdrawn(change.withdrawn, desk);
        }
        var next = next(files);
        return next.isPresent() ? announced(next.get(), desk) : shown(files, desk);
    }

    private CertificateFiles files() {
        return new CertificateFiles(database.directory(terminal.environment()).resolve("tls"), parts.clock());
    }

    private Optional<Outcome<ServerCertificate>> next(CertificateFiles files) {
        if (change.next) {
            return Optional.of(files.makeNext(List.of()));
        }
        if (change.nextPem != null) {
            return Optional.of(files.takeNext(change.nextPem));
        }
        Path pkcs12 = change.nextPkcs12;
        return pkcs12 == null
                ? Optional.empty()
                : Optional.of(password().then(password -> files.takeNext(pkcs12, password.toCharArray())));
    }

    private Outcome<String> password() {
        return passwordFile == null ? Outcome.ok("") : PasswordFile.read(passwordFile);
    }

    private int announced(Outcome<ServerCertificate> next, ServerKeyDesk desk) {
        return switch (next.then(certificate -> desk.announce(certificate.key()))) {
            case Outcome.Failed<ServerKey>(var problem) -> failed(problem);
            case Outcome.Ok<ServerKey>(var key) -> {
                terminal.say("The next key is " + key.sha256()
                        + ". Tills hear of it with their next greeting; certificate shows"
                        + " which have not yet. Then: certificate --switch.");
                yield WELL;
            }
        };
    }

    private int switched(CertificateFiles files, ServerKeyDesk desk) {
        var next = files.next();
        if (next.isPresent() && next.get() instanceof Outcome.Ok<ServerCertificate>(var certificate) && !anyway) {
            var unaware = desk.unaware(certificate.key());
            if (!unaware.isEmpty()) {
                terminal.note(tills(unaware)
                        + " not heard of the next key yet, and would have to be enrolled once more. Wait until"
                        + " they have greeted, or switch with --anyway. Nothing was changed.");
                return FOUND_SOMETHING;
            }
        }
        return switch (files.switchToNext().then(present -> desk.shows(present.key()))) {
            case Outcome.Failed<ServerKey>(var problem) -> failed(problem);
            case Outcome.Ok<ServerKey>(var key) -> {
                terminal.say("Tills are shown the key " + key.sha256() + " from now on.");
                yield WELL;
            }
        };
    }

    private int withdrawn(String text, ServerKeyDesk desk) {
        if (text.length() != ServerKey.CHARS) {
            terminal.note("A key is named by its " + ServerKey.CHARS + " characters, as certificate shows them.");
            return USAGE;
        }
        return switch (desk.withdraw(new ServerKey(text))) {
            case Outcome.Failed<Boolean>(var problem) -> failed(problem);
            case Outcome.Ok<Boolean>(var was) -> {
                terminal.say(
                        was
                                ? "Tills do not know head office by this key any more, each from its next greeting on."
                                : "Tills were not told of this key.");
                yield WELL;
            }
        };
    }

    private int shown(CertificateFiles files, ServerKeyDesk desk) {
        switch (files.present().orElse(null)) {
            case null -> terminal.say("There is no certificate yet; the first serve makes one.");
            case Outcome.Failed<ServerCertificate>(var problem) -> {
                return failed(problem);
            }
            case Outcome.Ok<ServerCertificate>(var present) -> {
                terminal.say("Key:         " + present.key().sha256());
                terminal.say("Certificate: " + files.shown() + ", until "
                        + present.own().getNotAfter().toInstant());
            }
        }
        for (var known : desk.keys()) {
            terminal.say("Told to tills: " + known.key().sha256() + " since " + known.since()
                    + known.withdrawnAt().map(at -> ", withdrawn " + at).orElse(""));
        }
        files.next()
                .flatMap(next -> next instanceof Outcome.Ok<ServerCertificate>(var certificate)
                        ? Optional.of(certificate.key())
                        : Optional.empty())
                .ifPresent(key -> sayNext(key, desk.unaware(key)));
        return WELL;
    }

    private void sayNext(ServerKey key, List<String> unaware) {
        terminal.say("Next key:    " + key.sha256());
        terminal.say(unaware.isEmpty() ? "All tills have heard of it." : tills(unaware) + " not heard of it yet.");
    }

    private static String tills(List<String> replicas) {
        String named = String.join(", ", replicas.subList(0, Math.min(SHOWN_TILLS, replicas.size())));
        String all =
                replicas.size() > SHOWN_TILLS ? named + " and " + (replicas.size() - SHOWN_TILLS) + " more" : named;
        return replicas.size() == 1 ? "The till " + all + " has" : replicas.size() + " tills (" + all + ") have";
    }
}
