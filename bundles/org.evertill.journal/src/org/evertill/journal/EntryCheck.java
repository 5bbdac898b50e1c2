package org.evertill.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.evertill.domain.JournalEntry;
import org.evertill.kernel.Problem;
import org.evertill.sync.protocol.DeviceKey;

/** Whether one entry is what its till signed, and its sale what the entry says. Pure. */
public final class EntryCheck {

    private EntryCheck() {}

    /**
     * What is wrong with an entry by itself: its hash, its signature, or whose key that is.
     *
     * @param isTills whether a public key is, or was, the till's that the entry names
     */
    public static Optional<Problem> ofItself(JournalEntry entry, Predicate<String> isTills) {
        String text = Entries.text(entry);
        if (!Sha256.hex(text).equals(entry.hash())) {
            return Optional.of(problem(entry, "journal.entry-changed", "was changed after it was written"));
        }
        if (!DeviceKey.hasSigned(entry.publicKey(), text, entry.signature())) {
            return Optional.of(
                    problem(
                            entry,
                            "journal.bad-signature",
                            "is not what the till's key signed: it was changed, and its hash with it, by somebody without the key"));
        }
        if (!isTills.test(entry.publicKey())) {
            return Optional.of(
                    problem(entry, "journal.foreign-key", "is signed with another key than those of its till"));
        }
        return Optional.empty();
    }

    /** What of a sale is not as it was signed; several things when several were changed. */
    public static List<Problem> ofContent(JournalEntry entry, SaleRows rows) {
        if (rows.digest().equals(entry.digest())) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        var before = new ArrayList<>(Marks.parse(entry.marks()));
        var now = new ArrayList<>(Marks.of(rows));
        for (Marks.Word word : List.copyOf(before)) {
            if (now.remove(word)) {
                before.remove(word);
            }
        }
        for (Marks.Word word : before) {
            var same = now.stream().filter(w -> w.name().equals(word.name())).findFirst();
            same.ifPresentOrElse(
                    changed -> problems.addAll(differing(entry, word, changed)),
                    () -> problems.add(content(entry, "missing", word, "is missing")));
            same.ifPresent(now::remove);
        }
        now.forEach(word -> problems.add(content(entry, "added", word, "was added")));
        if (problems.isEmpty()) {
            problems.add(of(entry, "journal.sale-changed", "something of the sale is not as it was signed"));
        }
        return problems;
    }

    /** The sale of an entry is not there at all. */
    public static Problem saleMissing(JournalEntry entry) {
        return of(entry, "journal.sale-missing", "the sale was signed and is not there any more");
    }

    /** The entry that one goes on from is not there. */
    public static Problem beforeMissing(JournalEntry entry) {
        return problem(
                entry,
                "journal.entry-missing",
                "goes on from one that is not there: " + String.valueOf(entry.previousId()));
    }

    /** The entry that stands before one is not the one that it goes on from. */
    public static Problem reordered(JournalEntry entry) {
        return problem(
                entry, "journal.reordered", "names another one as the one before than the one that stands there");
    }

    private static List<Problem> differing(JournalEntry entry, Marks.Word before, Marks.Word now) {
        if (before.isOfMovements() || before.isOfDiscounts()) {
            return List.of(content(entry, "changed", before, "are not as they were signed"));
        }
        String where = before.isOfLine() || before.isOfPayment() ? " of " + before.title() : "";
        return Parts.differing(before.marks(), now.marks(), before.aspects()).stream()
                .map(aspect -> of(entry, aspect.code(), aspect.name() + where + " is not as it was signed"))
                .toList();
    }

    private static Problem content(JournalEntry entry, String what, Marks.Word word, String sentence) {
        return of(entry, "journal." + code(word, what), word.title() + " " + sentence);
    }

    private static String code(Marks.Word word, String what) {
        if (word.isOfLine()) {
            return "line-" + what;
        }
        if (word.isOfPayment()) {
            return "payment-" + what;
        }
        if (word.isOfDiscounts()) {
            return "discounts";
        }
        return word.isOfMovements() ? "movements" : "sale-changed";
    }

    private static Problem of(JournalEntry entry, String code, String sentence) {
        return Problem.of(code, "The receipt " + entry.receipt() + " (" + entry.id() + "): " + sentence + ".")
                .with("sale", entry.id());
    }

    /** One about the entry itself. */
    static Problem problem(JournalEntry entry, String code, String sentence) {
        return of(entry, code, "its entry in the journal " + sentence);
    }
}
