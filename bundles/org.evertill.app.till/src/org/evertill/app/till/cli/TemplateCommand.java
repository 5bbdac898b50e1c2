package org.evertill.app.till.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.evertill.checkout.SaleSlip;
import org.evertill.checkout.SaleSlip.Kind;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.receipt.PlainText;
import org.evertill.receipt.Template;
import org.evertill.receipt.Templates;
import org.evertill.slip.SlipTemplate;
import org.evertill.slip.SlipTypes;
import org.evertill.storage.Database.Author;
import org.evertill.storage.UnitOfWork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What stands where on slips. */
@Command(
        name = "template",
        description = {
            "Prints the template by which slips of a kind are made: the store's own, else the chain's own, else the built-in"
                    + " one. docs/templates.md describes them.",
            "One that is set is tried on a sale first, and shown; it is synchronised to all tills of the chain."
        })
final class TemplateCommand implements Callable<Integer> {

    private static final Author AUTHOR = new Author("system:cli");

    @ParentCommand
    @Nullable
    TillCommands parent;

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}.")
    Kind kind = Kind.SALE;

    @ArgGroup
    @Nullable
    Change change;

    @Option(names = "--store", description = "For this store alone.")
    boolean store;

    /** One of these. */
    static final class Change {

        @Option(names = "--try", paramLabel = "FILE", description = "Shows what would come of the template in a file.")
        @Nullable
        Path tried;

        @Option(names = "--set", paramLabel = "FILE", description = "The template in this file is used from now on.")
        @Nullable
        Path set;

        @Option(names = "--reset", description = "The built-in one is used again.")
        boolean reset;
    }

    @Override
    public Integer call() {
        var commands = Commands.of(parent);
        return commands.onTill(till -> {
            var console = commands.console;
            var wanted = change;
            if (wanted == null) {
                console.say(till.service(Templates.class)
                        .orThrow()
                        .own(kind.template())
                        .orElseGet(() -> SaleSlip.builtIn(kind)));
            } else if (wanted.tried != null) {
                tried(console, wanted.tried);
            } else if (wanted.set != null) {
                String text = tried(console, wanted.set);
                till.database().write(AUTHOR, tx -> put(tx, id(till), text));
                console.note("The template is used from now on.");
            } else {
                till.database().write(AUTHOR, tx -> removed(tx, id(till)));
                console.note("The built-in template is used, or the chain's where only the store's was taken away.");
            }
            return ExitCode.OK;
        });
    }

    private String id(OpenTill till) {
        if (!store) {
            return kind.template();
        }
        return till.database()
                .identity()
                .map(identity -> kind.template() + "@" + identity.storeId())
                .orElseThrow(() -> new ProblemException(
                        Problem.of("till.not-enrolled", "This till does not belong to a store yet. Enrol it first.")));
    }

    private static String tried(Console console, Path file) {
        try {
            if (Files.size(file) > 4L * Template.MAX_LENGTH) {
                throw new ProblemException(
                        Problem.of("receipt.bad-template", "The file is longer than a template may be."));
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            var document = SaleSlip.tried(text, Locale.getDefault(Locale.Category.DISPLAY))
                    .orThrow();
            PlainText.lines(document, PlainText.WIDTH).forEach(console::say);
            return text;
        } catch (IOException e) {
            throw new ProblemException(Problem.of(
                            "receipt.unreadable-template",
                            "The file is not there, may not be read, or is no text in UTF-8: " + file)
                    .with("file", file));
        }
    }

    private static int put(UnitOfWork tx, String id, String text) {
        var template = new SlipTemplate(id, text);
        tx.find(SlipTypes.SLIP_TEMPLATE, id)
                .ifPresentOrElse(
                        stored -> tx.update(SlipTypes.SLIP_TEMPLATE, template, stored.version()),
                        () -> tx.insert(SlipTypes.SLIP_TEMPLATE, template));
        return 0;
    }

    private static int removed(UnitOfWork tx, String id) {
        tx.find(SlipTypes.SLIP_TEMPLATE, id)
                .ifPresent(stored -> tx.delete(SlipTypes.SLIP_TEMPLATE, id, stored.version()));
        return 0;
    }
}
