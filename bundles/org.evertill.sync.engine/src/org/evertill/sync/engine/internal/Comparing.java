package org.evertill.sync.engine.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.RowComparison;
import org.evertill.sync.RowComparison.Differing;
import org.evertill.sync.protocol.Digest;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Salvage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a cut: a scope whose digest is not head office's is looked into, bucket by bucket and row by row, and put right. Whatever becomes
 * of it, the round has ended well. Used by one thread.
 */
final class Comparing {

    private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);

    private final TillIdentity identity;
    private final RowComparison rows;
    private final Exchanges exchanges;

    Comparing(TillIdentity identity, RowComparison rows, Exchanges exchanges) {
        this.identity = identity;
        this.rows = rows;
        this.exchanges = exchanges;
    }

    /** What comes next. */
    enum Next {
        /** Nothing differs any more, or nothing can be done about it now. */
        DONE,
        /** There may be another scope. */
        GO_ON,
        /** There is something to fetch first. */
        FETCH
    }

    /** Looks into one scope; when none differs, offers what only this till has. */
    Next advance() {
        var differing = rows.next();
        if (differing.isPresent()) {
            return ask(differing.get());
        }
        var facts = rows.offers();
        if (!facts.isEmpty()) {
            return offer(facts);
        }
        var edits = rows.edits();
        return edits.isEmpty() ? Next.DONE : offerEdits(edits);
    }

    /** What head office lost and this till still has: what is taken comes back with the next cut. */
    private Next offer(List<Salvage.Fact> offers) {
        var offer = new Salvage.Offer(identity.replica(), identity.incarnation(), offers, List.of());
        return switch (exchanges.salvage(offer)) {
            case Outcome.Failed<Salvage.Answer>(var problem) -> later(problem);
            case Outcome.Ok<Salvage.Answer>(var answer) -> {
                LOG.warn("head office had lost {} facts of {} that this till has", answer.taken(), offers.size());
                rows.offered(offers);
                yield answer.taken() > 0 && rows.offers().isEmpty() ? Next.FETCH : Next.GO_ON;
            }
        };
    }

    /** What head office lost and people decide about there. One that keeps none may do so when it is newer. */
    private Next offerEdits(List<Salvage.Edit> edits) {
        var offer = new Salvage.Offer(identity.replica(), identity.incarnation(), List.of(), edits);
        return switch (exchanges.salvage(offer)) {
            case Outcome.Failed<Salvage.Answer>(var problem) -> later(problem);
            case Outcome.Ok<Salvage.Answer>(var answer) -> {
                if (answer.kept().isEmpty()) {
                    yield Next.DONE;
                }
                LOG.warn(
                        "head office keeps {} edits of {} that it had lost",
                        answer.kept().get(),
                        edits.size());
                rows.editsOffered(edits);
                yield Next.GO_ON;
            }
        };
    }

    private Next ask(Differing scope) {
        var question = new Digest.Question(
                identity.replica(), identity.incarnation(), scope.scope(), scope.seq(), scope.buckets());
        return switch (exchanges.digest(question)) {
            case Outcome.Failed<Digest.Answer>(var problem) -> later(problem);
            case Outcome.Ok<Digest.Answer>(var answer) -> {
                if (answer.head() != scope.seq()) {
                    yield Next.FETCH;
                }
                yield answer.many() ? reload(scope, answer) : repair(scope, answer);
            }
        };
    }

    private static Next later(Problem problem) {
        LOG.debug("not compared: {}", problem.code());
        return Next.DONE;
    }

    private Next reload(Differing scope, Digest.Answer answer) {
        LOG.warn(
                "{} differs in {} buckets: it is loaded anew",
                scope.scope(),
                answer.buckets().size());
        var first = new Digest.Name("scope", scope.scope());
        var told = fetch(scope, List.of(), first, answer.buckets().size());
        if (told instanceof Outcome.Failed<Digest.Page>(var problem)) {
            return later(problem);
        }
        rows.reload(scope.scope());
        return Next.FETCH;
    }

    private Next repair(Differing scope, Digest.Answer answer) {
        Map<Digest.Name, Long> own = rows.rows(scope.scope(), answer.buckets());
        var wanted = new ArrayList<Digest.Name>();
        var strange = new HashSet<>(own.keySet());
        for (Digest.Line line : answer.lines()) {
            var name = new Digest.Name(line.table(), line.id());
            var digest = own.get(name);
            strange.remove(name);
            if (digest == null || digest != line.digest()) {
                wanted.add(name);
            }
        }
        if (wanted.isEmpty() && strange.isEmpty()) {
            LOG.warn("{}: all rows are the same, and head office's digest is another one", scope.scope());
            rows.leave(scope.scope());
            return Next.GO_ON;
        }
        LOG.warn(
                "{}: {} rows are not what head office has, {} are not there",
                scope.scope(),
                wanted.size(),
                strange.size());
        return repair(scope, wanted, List.copyOf(strange));
    }

    private Next repair(Differing scope, List<Digest.Name> wanted, List<Digest.Name> strange) {
        var first = wanted.isEmpty() ? strange.getFirst() : wanted.getFirst();
        long differ = wanted.size() + strange.size();
        var entries = new ArrayList<Pull.Entry>();
        var left = new ArrayList<>(wanted);
        do {
            var asked = List.copyOf(left.subList(0, Math.min(left.size(), Digest.MAX_ROWS)));
            switch (fetch(scope, asked, first, differ)) {
                case Outcome.Failed<Digest.Page>(var problem) -> {
                    return later(problem);
                }
                case Outcome.Ok<Digest.Page>(var page) -> {
                    if (page.head() != scope.seq()) {
                        return Next.FETCH;
                    }
                    entries.addAll(page.entries());
                    left.removeAll(settled(Set.copyOf(asked), page));
                }
            }
            // People are told once, with the first request.
            differ = 0;
        } while (!left.isEmpty());
        rows.repair(scope.scope(), entries, strange);
        rows.leave(scope.scope());
        return Next.GO_ON;
    }

    /** Those that came; when none of them did there is none, and all are settled. */
    private static Set<Digest.Name> settled(Set<Digest.Name> asked, Digest.Page page) {
        var came = new HashSet<Digest.Name>();
        page.entries().forEach(entry -> came.add(new Digest.Name(entry.table(), entry.id())));
        came.retainAll(asked);
        return came.isEmpty() ? asked : came;
    }

    private Outcome<Digest.Page> fetch(Differing scope, List<Digest.Name> names, Digest.Name first, long differ) {
        return exchanges.digestRows(new Digest.Fetch(
                identity.replica(), identity.incarnation(), scope.scope(), scope.seq(), names, first, differ));
    }
}
