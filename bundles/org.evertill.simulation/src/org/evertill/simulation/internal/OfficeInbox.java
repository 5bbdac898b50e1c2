package org.evertill.simulation.internal;

import java.time.Instant;
import java.util.ArrayList;
import org.evertill.kernel.ProblemException;
import org.evertill.simulation.Happening;
import org.evertill.simulation.internal.OfficeTables.Arrival;
import org.evertill.simulation.internal.OfficeWork.Part;
import org.evertill.simulation.internal.OfficeWork.Taking;
import org.evertill.sync.merge.Intake;
import org.evertill.sync.merge.KnownLog;
import org.evertill.sync.protocol.Push;

/** PUSH at the fake head office: what is done with operations the real rules say. */
final class OfficeInbox {

    private final FakeOffice office;

    OfficeInbox(FakeOffice office) {
        this.office = office;
    }

    /** What is taken in of a push, while the rows of its replicas are locked. */
    Taking pushed(Place caller, Push.Request request, Instant at) {
        try {
            return taken(caller, request, at);
        } catch (ProblemException e) {
            return new Taking.Refused(e.problem());
        }
    }

    private Taking taken(Place caller, Push.Request request, Instant at) {
        var shelf = office.state().shelf;
        var log = shelf.log(caller.replica(), request.incarnation());
        return switch (Intake.of(log, request, shelf)) {
            case Intake.Told(var reply) -> new Taking.Answer(reply);
            case Intake.Known(int count, long lastSeq, String lastHash) -> {
                office.tally().add(Happening.DUPLICATE_SKIPPED, count);
                yield new Taking.Answer(new Push.Accepted(
                        lastSeq,
                        lastHash,
                        count,
                        shelf.remarks(log, request.fromSeq(), request.fromSeq() + count - 1)));
            }
            case Intake.Joins(var base) -> {
                office.tally().add(Happening.BRANCH_JOINED);
                shelf.begin(log.self().id(), base);
                yield taken(caller, request, at);
            }
            case Intake.Fresh(int count) -> fresh(caller, request, log, count, at);
        };
    }

    private Taking fresh(Place caller, Push.Request request, KnownLog log, int count, Instant at) {
        office.tally().add(Happening.DUPLICATE_SKIPPED, count);
        var remarks = office.state().shelf.remarks(log, request.fromSeq(), request.fromSeq() + count - 1);
        long first = request.fromSeq() + count;
        var fresh = request.operations().subList(count, request.operations().size());
        var parts = new ArrayList<Part>();
        for (var piece : log.pieces(first, fresh.getLast().seq())) {
            String name = piece.incarnation().id();
            var operations = fresh.subList((int) (piece.first() - first), (int) (piece.last() - first) + 1);
            parts.add(new Part(caller.as(name), office.matter(name, operations, at, new Arrival())));
        }
        return new Taking.Take(parts, count, remarks);
    }
}
