package org.evertill.app.headoffice.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.domain.Coupon;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Promotion;
import org.evertill.file.Csv;
import org.evertill.headoffice.access.Office;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes coupons with numbers, and says how many are used. */
@Command(
        name = "coupons",
        mixinStandardHelpOptions = true,
        description = {
            "Lists for each promotion how many coupons with numbers there are, how many of them are used, and how many were used"
                    + " more often than once, at tills that did not know of each other.",
            "With --count, makes so many for a promotion and writes their numbers: to --csv, or else as lines. Tills know them"
                    + " after their next exchange."
        },
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.WELL, Exits.PROBLEM, Exits.USAGE})
final class CouponsCommand extends OfficeCommand {

    /** Coupons that are made at once. */
    private static final int MOST = 10_000;

    private final SecureRandom random = new SecureRandom();

    @Option(names = "--promotion", paramLabel = "ID", description = "Only this promotion's.")
    @Nullable
    private String promotion;

    @Option(names = "--count", paramLabel = "N", description = "Makes so many, up to 10,000 at once.")
    @Nullable
    private Integer count;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description =
                    "Where the numbers are written, with the columns number and promotion. A file that is there stays.")
    @Nullable
    private Path csv;

    CouponsCommand(Parts parts, Terminal terminal) {
        super(parts, terminal);
    }

    /** How coupons of a promotion stand. */
    private record Figures(long issued, long used, long overdrawn) {

        Figures with(Coupon coupon) {
            return new Figures(
                    issued + 1, used + (coupon.isGood() ? 0 : 1), overdrawn + (coupon.usesLeft() < 0 ? 1 : 0));
        }
    }

    @Override
    int run(Office office) {
        String wanted = promotion;
        Integer number = count;
        if (number == null && csv == null) {
            return list(office);
        }
        if (number == null || wanted == null) {
            terminal.note("Name the promotion with --promotion, and how many are made with --count.");
            return USAGE;
        }
        return issue(office, wanted, number);
    }

    private int list(Office office) {
        var figures = new TreeMap<String, Figures>();
        for (Coupon coupon : office.desk().all(DomainTypes.COUPON)) {
            if (promotion == null || coupon.promotionId().equals(promotion)) {
                figures.merge(
                        coupon.promotionId(), new Figures(0, 0, 0).with(coupon), (before, one) -> before.with(coupon));
            }
        }
        figures.forEach((id, some) -> terminal.say(id + ": " + some.issued() + " issued, " + some.used() + " used, "
                + some.overdrawn() + " used more than once"));
        if (figures.isEmpty()) {
            terminal.say("There are no coupons with numbers.");
        }
        return WELL;
    }

    private int issue(Office office, String id, int number) {
        var known = office.desk().find(DomainTypes.PROMOTION, id);
        if (number < 1 || number > MOST) {
            return failed(Problem.of(
                    "headoffice.bad-count", "From 1 to " + MOST + " coupons are made at once. Say another number."));
        }
        if (known.filter(Promotion::isNumbered).isEmpty()) {
            return failed(Problem.of(
                    "headoffice.no-coupons",
                    (known.isEmpty() ? "There is no promotion " + id : "The promotion " + id + " asks for no numbers")
                            + ". Import it with " + Promotion.NUMBERED + " in the column coupon, then make coupons."));
        }
        var made = made(number);
        var file = csv;
        if (file != null) {
            var refused = written(file, id, made);
            if (refused.isPresent()) {
                return failed(refused.get());
            }
        }
        for (String one : made) {
            if (office.desk().save(DomainTypes.COUPON, Coupon.unused(one, id), USER)
                    instanceof Outcome.Failed<Coupon>(var problem)) {
                terminal.note(made.indexOf(one) + " of " + number + " coupons were made, the first of the list."
                        + " Make no use of the others.");
                return failed(problem);
            }
        }
        if (file == null) {
            made.forEach(terminal::say);
        }
        terminal.note(number + " coupons of " + id + " were made.");
        return WELL;
    }

    private List<String> made(int number) {
        var made = new ArrayList<String>(number);
        for (int i = 0; i < number; i++) {
            made.add(Coupon.Number.made(random));
        }
        return made;
    }

    /** Before anything is made: numbers that nobody could print would be lost. */
    private static Optional<Problem> written(Path file, String id, List<String> numbers) {
        var rows = new ArrayList<List<String>>(numbers.size() + 1);
        rows.add(List.of("number", "promotion"));
        numbers.forEach(number -> rows.add(List.of(number, id)));
        try {
            Files.writeString(file, Csv.text(rows), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return Optional.empty();
        } catch (FileAlreadyExistsException e) {
            return Optional.of(Problem.of(
                    "headoffice.file-there",
                    file + " is there already, and stays. Name another file; no coupon was made."));
        } catch (IOException e) {
            return Optional.of(Problem.of(
                            "headoffice.export-failed",
                            file
                                    + " could not be written. Look whether its directory is there, whether it may be written"
                                    + " to and the disk has room; no coupon was made.")
                    .with("reason", String.valueOf(e.getMessage())));
        }
    }
}
