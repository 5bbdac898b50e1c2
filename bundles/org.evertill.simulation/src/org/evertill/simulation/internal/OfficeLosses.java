package org.evertill.simulation.internal;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.simulation.internal.OfficeTables.Restored;
import org.evertill.simulation.internal.OfficeWork.Taking;
import org.evertill.sync.merge.Branching;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** What comes to light of what the fake head office lost when it was put back. */
final class OfficeLosses {

    private final FakeOffice office;

    OfficeLosses(FakeOffice office) {
        this.office = office;
    }

    /** Whether a till's cursors show that something was lost of which people do not know. */
    boolean isShownBy(Place caller, Pull.Request request) {
        return !office.state().epochs.isTold() && OfficePages.isLossShown(office.state(), caller, request);
    }

    /** Whether a greeting shows it. */
    boolean isShownBy(Place caller, Hello.Request request) {
        return !office.state().epochs.isTold() && isLossShown(caller, request);
    }

    private boolean isLossShown(Place caller, Hello.Request request) {
        var shelf = office.state().shelf;
        try {
            Branching.know(request, shelf);
            return office.state()
                    .epochs
                    .isShownBy(
                            request,
                            shelf.log(caller.replica(), request.incarnation())
                                    .end(shelf)
                                    .known());
        } catch (ProblemException e) {
            return false;
        }
    }

    /** People are told that head office was put back, once for each epoch, before anybody is answered in it. */
    <A> void tell(Runnable then, Consumer<Outcome<A>> answer) {
        var process = office.processes().one();
        if (process.isEmpty()) {
            answer.accept(Outcome.failed(Line.unreachable()));
            return;
        }
        String self = Place.HEAD_OFFICE.replica();
        new OfficeWork(
                        office,
                        process.get(),
                        Set.of(self),
                        () -> office.state().epochs.isTold()
                                ? new Taking.Answer(new Push.Rewind(0, ""))
                                : Taking.one(
                                        Place.HEAD_OFFICE,
                                        office.matter(self, List.of(), office.now(), new Restored())),
                        done -> {
                            switch (done) {
                                case Outcome.Ok<Push.Answer> ok -> then.run();
                                case Outcome.Failed<Push.Answer>(var problem) -> answer.accept(Outcome.failed(problem));
                            }
                        })
                .start();
    }
}
