package org.evertill.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.evertill.domain.JournalEntry;
import org.evertill.kernel.Problem;

/**
 * Goes through the journal of a database, one receipt series after the other, and tells what is wrong with the chain. Entries come ordered
 * by register, series, number and identifier. In flat memory: it keeps those of one number. One thread.
 */
public final class SeriesWalk {

    private final Journal journal;
    private final Consumer<Problem> problems;
    private final Set<String> formerKeys = new HashSet<>();
    private List<JournalEntry> before = List.of();
    private final List<JournalEntry> present = new ArrayList<>();

    public SeriesWalk(Journal journal, Consumer<Problem> problems) {
        this.journal = journal;
        this.problems = problems;
    }

    /** What else is known of the journal that is gone through. */
    public interface Journal {

        /** Whether a public key is, or was, that of the till which an entry names, and the till stands where the entry says. */
        boolean isKeyOfTill(JournalEntry entry, String publicKey);

        /** The hash of an entry of whatever series; empty when it is not there. */
        Optional<String> hashOf(String id);

        /** Whether entries may be missing, because a month has left that they were of. */
        boolean mayLack(JournalEntry next, long fromNumber, long toNumber);
    }

    /** One entry more. */
    public void next(JournalEntry entry) {
        if (!present.isEmpty() && !isSameNumber(entry)) {
            boolean goesOn = isSameSeries(entry);
            before = goesOn ? List.copyOf(present) : List.of();
            present.clear();
            if (!goesOn) {
                formerKeys.clear();
            }
        }
        if (!present.isEmpty()) {
            problems.accept(
                    EntryCheck.problem(entry, "journal.number-twice", "has a number that another one has, too"));
        }
        EntryCheck.ofItself(entry, key -> journal.isKeyOfTill(entry, key)).ifPresent(problems);
        key(entry);
        link(entry);
        present.add(entry);
    }

    private void key(JournalEntry entry) {
        before.stream()
                .map(JournalEntry::publicKey)
                .filter(key -> !key.equals(entry.publicKey()))
                .forEach(formerKeys::add);
        if (formerKeys.contains(entry.publicKey())) {
            problems.accept(EntryCheck.problem(
                    entry, "journal.former-key", "is signed with a key that its till had given up before"));
        }
    }

    private void link(JournalEntry entry) {
        long lacking = before.isEmpty() ? 0 : before.getFirst().receiptNumber();
        if (entry.receiptNumber() == lacking + 1) {
            if (before.isEmpty()) {
                begins(entry);
            } else if (before.stream().noneMatch(e -> isNamedBy(e, entry))) {
                problems.accept(EntryCheck.reordered(entry));
            }
        } else if (!(before.isEmpty() && entry.previousId() == null)
                && !journal.mayLack(entry, lacking + 1, entry.receiptNumber() - 1)) {
            problems.accept(EntryCheck.problem(
                    entry,
                    "journal.entry-missing",
                    "goes on from one that is not there; missing are the numbers " + (lacking + 1) + " to "
                            + (entry.receiptNumber() - 1)));
        }
    }

    /** The first of a series may go on with the one before, from which a till went on after a restore. */
    private void begins(JournalEntry entry) {
        String previous = entry.previousId();
        if (previous == null) {
            return;
        }
        var hash = journal.hashOf(previous);
        if (hash.isPresent() && !hash.get().equals(entry.previousHash())) {
            problems.accept(EntryCheck.reordered(entry));
        } else if (hash.isEmpty() && !journal.mayLack(entry, 0, 0)) {
            problems.accept(EntryCheck.beforeMissing(entry));
        }
    }

    private static boolean isNamedBy(JournalEntry before, JournalEntry entry) {
        return before.id().equals(entry.previousId()) && before.hash().equals(entry.previousHash());
    }

    private boolean isSameNumber(JournalEntry entry) {
        return isSameSeries(entry) && present.getFirst().receiptNumber() == entry.receiptNumber();
    }

    private boolean isSameSeries(JournalEntry entry) {
        var newest = present.getFirst();
        return newest.registerId().equals(entry.registerId())
                && newest.receiptSeries().equals(entry.receiptSeries());
    }
}
