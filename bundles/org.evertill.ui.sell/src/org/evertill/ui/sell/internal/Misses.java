package org.evertill.ui.sell.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.evertill.kernel.Problem;
import org.evertill.ui.Messages;
import org.evertill.ui.Notices.Kind;

/** What becomes of codes that were not sold: another way to sell them, a choice, or a place in the list of what is still to be done. UI thread only. */
final class Misses {

    private final SellController controller;
    private final EntryControl entry;
    private final SellView view;
    private final Messages texts;
    private final Clock clock;
    private final NotSold notSold;
    private final Map<String, Input.Instead> insteadOf = new HashMap<>();

    Misses(SellController controller, EntryControl entry, SellView view, NotSold notSold, Messages texts, Clock clock) {
        this.controller = controller;
        this.entry = entry;
        this.view = view;
        this.notSold = notSold;
        this.texts = texts;
        this.clock = clock;
        view.notSold.onActivated(this::tryAgain);
    }

    /** Remembers what else a typed code may have meant, should no product have it. */
    void expect(String typed, Input.Instead instead) {
        if (!(instead instanceof Input.Nothing)) {
            insteadOf.put(typed, instead);
        }
    }

    void sold(String typed) {
        insteadOf.remove(typed);
    }

    /** A code was not sold: a person's words are searched for, everything else is kept and heard. */
    void keep(String typed, Problem problem) {
        var instead = insteadOf.remove(typed);
        if (problem.code().equals("sale.ambiguous-code")) {
            sayChoose(typed);
            entry.chooseBetween(typed, () -> keepForGood(typed, problem));
            return;
        }
        boolean unknown = problem.code().equals("sale.unknown-code");
        switch (instead == null || !unknown ? new Input.Nothing() : instead) {
            case Input.Nothing nothing -> keepForGood(typed, problem);
            case Input.Words words -> entry.searchInstead(typed, () -> keepForGood(typed, problem));
            case Input.Found(var code) -> controller.scan(code);
        }
    }

    void sayChoose(String typed) {
        controller.say(Kind.WARNING, texts.get("say.choose", Typed.shown(typed)));
    }

    void show() {
        view.notSold.show(notSold.scans(), Math.max(0, view.notSold.selectedIndex()));
        view.refreshButtons();
    }

    void removeSelected() {
        view.notSold.selected().ifPresent(notSold::remove);
        show();
    }

    void tryAgain() {
        view.notSold.selected().ifPresent(scan -> {
            notSold.remove(scan);
            show();
            scan.years()
                    .ifPresentOrElse(
                            years -> controller.scanSeen(scan.typed(), years), () -> controller.scan(scan.typed()));
        });
    }

    /** Enter says then that somebody has looked at the customer. */
    private static Optional<Integer> years(Problem problem) {
        return problem.code().equals("sale.age-check")
                ? Optional.ofNullable(problem.facts().get("years")).map(Integer::valueOf)
                : Optional.empty();
    }

    int count() {
        return notSold.scans().size();
    }

    private void keepForGood(String typed, Problem problem) {
        var text = controller.text(problem);
        notSold.add(new NotSold.Scan(typed, text, clock.instant(), years(problem)));
        view.screen.getDisplay().beep();
        controller.say(Kind.PROBLEM, texts.get("say.not-sold", Typed.shown(typed), text));
        show();
    }
}
