package org.evertill.sync.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;

/**
 * Whose the operations of a till's log are: its first incarnation's, and, since its database was put back from a backup or copied,
 * those of others, each behind an operation of the one before. Immutable.
 *
 * @param branches the first incarnation, which goes on with none, and those that followed, by their numbers: each has a higher one
 *     than the one that it goes on with, and the last is the present one
 */
public record Lineage(List<Hello.Branch> branches) {

    /** Incarnations are numbers that two copies do not choose alike. */
    private static final int MAX_STEP = 1_000_000;

    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

    public Lineage {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a log is at least of one incarnation");
        }
    }

    /** Of a till that was neither put back nor copied yet. */
    public static Lineage first(String till, int incarnation, String series) {
        return new Lineage(List.of(new Hello.Branch(incarnation, 0, 0, HashChain.genesis(till), series)));
    }

    /** The name under which head office keeps an incarnation: the till's own for the first. */
    public static String name(String till, int incarnation) {
        return incarnation == 1 ? till : till + "~" + incarnation;
    }

    /** The present incarnation. */
    public Hello.Branch present() {
        return branches.getLast();
    }

    /** All but the first incarnation, the present one last; what head office is told. */
    public List<Hello.Branch> told() {
        return branches.stream().filter(branch -> branch.of() > 0).toList();
    }

    /**
     * The log that goes on behind an operation: as another incarnation with receipts of another series; as the same one, when it
     * begins behind that operation anyway and has to begin earlier.
     *
     * @param hash of that operation, or the chain's genesis
     * @throws ProblemException {@code storage.restored-too-often}
     */
    public Lineage goOn(long afterSeq, String hash, RandomGenerator random) {
        var now = present();
        if (afterSeq < now.afterSeq()) {
            return beginningEarlier(afterSeq, hash);
        }
        var next = new ArrayList<>(branches);
        next.add(new Hello.Branch(
                next(now.incarnation(), random), now.incarnation(), afterSeq, hash, series(now.series(), random)));
        return new Lineage(next);
    }

    /** What lies between is no part of the log any more. */
    private Lineage beginningEarlier(long afterSeq, String hash) {
        var now = present();
        var left = new ArrayList<>(branches.subList(0, branches.size() - 1).stream()
                .filter(branch -> branch.afterSeq() <= afterSeq)
                .toList());
        left.add(new Hello.Branch(now.incarnation(), left.getLast().incarnation(), afterSeq, hash, now.series()));
        return new Lineage(left);
    }

    private static int next(int incarnation, RandomGenerator random) {
        long next = incarnation + 1L + random.nextInt(MAX_STEP);
        if (next > Integer.MAX_VALUE) {
            throw new ProblemException(Problem.of(
                    "storage.restored-too-often",
                    "This till's database was put back or copied too often. Its sales are safe; enrol the till again with a"
                            + " new code, in a new data directory."));
        }
        return (int) next;
    }

    /** Head office gives out letters alone, so a digit behind them tells that a till went on by itself: A becomes A7KM. */
    static String series(String old, RandomGenerator random) {
        var letters = old.replaceFirst("[0-9].*", "");
        var text = new StringBuilder(letters).append(2 + random.nextInt(8));
        for (int i = 0; i < 2; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
