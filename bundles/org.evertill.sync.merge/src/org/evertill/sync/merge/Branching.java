package org.evertill.sync.merge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Limits;

/** How head office gets to know of the branches of a till's log: the till says where one begins. */
public final class Branching {

    private Branching() {}

    /** What is known of incarnations, and where it is noted. */
    public interface Register<X extends Exception> extends KnownLog.Hashes<X> {

        /** The numbers of a till's incarnations that are known, the first not included; the caller's own. */
        Set<Integer> numbers(String till) throws X;

        /** From now on nobody else changes what is known of a till's incarnations, or of one of them. */
        void hold(String replica) throws X;

        /**
         * One of a till's incarnations with those that it goes on with.
         *
         * @throws ProblemException {@code sync.wrong-incarnation}
         */
        KnownLog log(String till, int incarnation) throws X;

        /** Notes a branch that is new. */
        void insert(String till, Hello.Branch branch, KnownLog.Base base) throws X;

        /** Notes that a branch begins elsewhere. */
        void begin(String replica, KnownLog.Base base) throws X;
    }

    /**
     * Gets to know of a log's branches, ancestors first, or that the newest begins elsewhere, as long as it has no operations
     * of its own.
     *
     * @throws ProblemException {@code sync.wrong-incarnation}, {@code sync.too-many-branches}
     */
    public static <X extends Exception> void know(Hello.Request request, Register<X> register) throws X {
        if (request.branches().isEmpty()) {
            return;
        }
        check(request);
        String till = request.replica();
        var known = register.numbers(till);
        if (!known.containsAll(numbers(request))) {
            // A copy of the till may be telling of the same ones at this moment.
            register.hold(till);
            known = register.numbers(till);
        }
        for (var branch : request.branches()) {
            if (!known.contains(branch.incarnation())) {
                checkCount(known.size());
                register.insert(till, branch, register.log(till, branch.of()).base(branch));
                known.add(branch.incarnation());
            } else if (branch.incarnation() == request.incarnation()) {
                move(till, branch, register);
            }
        }
    }

    private static List<Integer> numbers(Hello.Request request) {
        return request.branches().stream().map(Hello.Branch::incarnation).toList();
    }

    /** They are a chain of different ones from the first incarnation to the present one. */
    private static void check(Hello.Request request) {
        var met = new HashSet<>(Set.of(Incarnation.FIRST));
        int last = Incarnation.FIRST;
        for (var branch : request.branches()) {
            last = branch.incarnation();
            if (last < Incarnation.FIRST || !met.contains(branch.of()) || !met.add(last)) {
                throw new ProblemException(wrong(last));
            }
        }
        if (last != request.incarnation()) {
            throw new ProblemException(wrong(request.incarnation()));
        }
    }

    private static void checkCount(int known) {
        if (known >= Limits.MAX_BRANCHES) {
            throw new ProblemException(Problem.of(
                            "sync.too-many-branches",
                            "This till's database was put back or copied too often. Its sales are safe; enrol the"
                                    + " till again with a new code.")
                    .with("limit", Limits.MAX_BRANCHES));
        }
    }

    /** Where it begins stays when all is here that it goes on with, be it where the till says or where it was found to be. */
    private static <X extends Exception> void move(String till, Hello.Branch branch, Register<X> register) throws X {
        String name = Incarnation.name(till, branch.incarnation());
        register.hold(name);
        var log = register.log(till, branch.incarnation());
        boolean fits = log.end(register).seq() >= log.self().baseSeq();
        if (!log.self().isBegun() && !fits) {
            register.begin(name, register.log(till, branch.of()).base(branch));
        }
    }

    /** The problem of an incarnation that head office does not know. */
    public static Problem wrong(int claimed) {
        return Problem.of(
                        "sync.wrong-incarnation",
                        "This till's database is of another generation than those that head office knows. Its data is"
                                + " safe; it says by itself where it comes from. If this stays, update the till.")
                .with("claimed", claimed);
    }
}
