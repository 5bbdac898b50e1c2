package org.evertill.ui.conflict.internal;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evertill.sync.words.SideBySide.Compared;
import org.evertill.ui.Messages;
import org.evertill.ui.conflict.internal.Matter.Aside;
import org.evertill.ui.conflict.internal.Terms.Kind;

/** Says what is the matter and what a decision will do. Pure. */
final class Sentences {

    private final Messages texts;

    Sentences(Messages texts) {
        this.texts = texts;
    }

    /** Why a person has to decide. */
    String why(Matter.Contest contest) {
        return contest.isOpen() ? texts.get("why." + contest.terms().kind()) : texts.get("why.decided");
    }

    /** What was set aside, and why. */
    String told(Aside aside) {
        return String.join("\n", aside.told()) + "\n\n"
                + texts.get("aside.reason", aside.advice().reason());
    }

    /** What is to be done about it. */
    String todo(Aside aside) {
        return texts.get("aside.todo", aside.advice().todo());
    }

    /** What the decision will do, or what is still to be chosen. */
    String outcome(Verdict verdict, Compared compared) {
        var terms = verdict.terms();
        var sides = compared.sides();
        if (verdict.chosen() >= sides.size() || verdict.chosen() < 0 && needsChoice(verdict)) {
            return texts.get("choose." + (terms.isClaim() ? "holder" : "value"));
        }
        String typed = verdict.typed().strip();
        if (!terms.isClaim()) {
            return switch (verdict.way()) {
                case KEEP, DELETE -> texts.get("then.value", value(compared, verdict.chosen()));
                case TYPE -> typed.isEmpty() ? texts.get("type.value") : texts.get("then.value", typed);
            };
        }
        String holder = sides.get(verdict.chosen()).name();
        String others = others(compared, verdict.chosen());
        return switch (verdict.way()) {
            case KEEP, DELETE -> texts.get("then." + terms.kind(), holder, others);
            case TYPE ->
                typed.isEmpty()
                        ? texts.get("type.holder", holder, others)
                        : texts.get("then.holder", holder, others, typed);
        };
    }

    /** What the button says with which a value is typed. */
    String type(Terms terms) {
        return texts.get("type." + terms.kind());
    }

    /** What the button says that takes a claimed value from the others. */
    String delete(Terms terms) {
        return texts.get(terms.kind() == Kind.CODE ? "delete.CODE" : "delete.CLAIM");
    }

    private static boolean needsChoice(Verdict verdict) {
        return verdict.terms().isClaim() || verdict.way() != Verdict.Way.TYPE;
    }

    private static String value(Compared compared, int place) {
        var side = compared.sides().get(place);
        return compared.fields().size() == 1 ? side.values().getFirst() : side.name();
    }

    private static String others(Compared compared, int chosen) {
        return IntStream.range(0, compared.sides().size())
                .filter(i -> i != chosen)
                .mapToObj(i -> compared.sides().get(i).name())
                .collect(Collectors.joining("; "));
    }
}
