package org.evertill.simulation.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;
import org.evertill.sync.merge.Branching;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;

/** What the fake head office answers without a transaction of many statements: greetings and pages. */
final class OfficeAnswers {

    /** Rows in a page at most, in half of the runs. */
    private static final int SMALL_PAGE = 6;

    private static final int LARGE_PAGE = 45;

    private final FakeOffice office;
    private final OfficeProcesses processes;
    private final Dice dice;
    private final Model model;
    private final OfficeLosses losses;
    private final int pageRows;

    OfficeAnswers(FakeOffice office, OfficeProcesses processes, Dice dice, Model model) {
        this.office = office;
        this.processes = processes;
        this.dice = dice;
        this.model = model;
        this.losses = new OfficeLosses(office);
        this.pageRows = dice.oneIn(2) ? SMALL_PAGE : LARGE_PAGE;
    }

    void hello(Place caller, Hello.Request request, Consumer<Outcome<Hello.Answer>> answer) {
        if (office.database().isLocked(locksOf(caller))) {
            // It waits for the row of its replica.
            office.soon(() -> hello(caller, request, answer));
            return;
        }
        if (losses.isShownBy(caller, request)) {
            losses.tell(() -> hello(caller, request, answer), answer);
            return;
        }
        withProcess(answer, process -> {
            var shelf = office.state().shelf;
            Branching.know(request, shelf);
            var end = shelf.log(caller.replica(), request.incarnation()).end(shelf);
            if (office.state().epochs.isShownBy(request, end.known())) {
                Broken.unless(
                        request.epoch() < office.state().epochs.now(),
                        "I1",
                        () -> caller.machine() + " holds for safe what this epoch never had");
            }
            var heads = new TreeMap<String, Long>();
            office.state().scopes().stream()
                    .filter(caller::sees)
                    .forEach(s -> heads.put(s, office.state().head(s)));
            return Outcome.ok(new Hello.Answer(
                    1, office.state().epochs.now(), end.seq(), end.hash(), office.now(), List.of(), heads));
        });
    }

    private Set<String> locksOf(Place caller) {
        var locks = new HashSet<String>();
        locks.add(OfficeWork.lockOf(caller.replica()));
        office.state().shelf.branches().stream()
                .filter(name -> Place.tillOf(name).equals(caller.replica()))
                .forEach(name -> locks.add(OfficeWork.lockOf(name)));
        return locks;
    }

    void pull(Place caller, Pull.Request request, Consumer<Outcome<Pull.Answer>> answer) {
        if (losses.isShownBy(caller, request)) {
            losses.tell(() -> pull(caller, request, answer), answer);
            return;
        }
        withProcess(answer, process -> {
            var page = OfficePages.page(office.state(), caller, request, 1 + dice.below(pageRows));
            model.left(caller, page);
            if (dice.oneIn(3)) {
                // while a till loads a scope, head office lets go of more of it
                request.loads()
                        .ifPresent(loads -> loads.keySet()
                                .forEach(scope ->
                                        office.letGo(scope, office.state().head(scope))));
            }
            return Outcome.ok(page);
        });
    }

    private <A> void withProcess(Consumer<Outcome<A>> answer, Function<OfficeProcess, Outcome<A>> work) {
        var process = processes.one();
        if (process.isEmpty()) {
            answer.accept(Outcome.failed(Line.unreachable()));
            return;
        }
        int life = process.get().life();
        var reply = replied(process.get(), work);
        office.soon(() -> {
            if (process.get().life() == life) {
                answer.accept(reply);
            }
        });
    }

    private static <A> Outcome<A> replied(OfficeProcess process, Function<OfficeProcess, Outcome<A>> work) {
        try {
            return work.apply(process);
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }
}
