package org.evertill.ui.office.internal;

import java.time.Duration;
import java.time.Instant;
import org.evertill.headoffice.OperationsDesk;
import org.evertill.sync.protocol.Hello;
import org.evertill.ui.Formats;
import org.evertill.ui.Messages;
import org.evertill.ui.office.internal.Board.Line;

/** What the board says. Pure. */
final class BoardWords {

    private final Messages texts;
    private final Formats formats;

    BoardWords(Messages texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** How a till is, with a sign before it where somebody should look after it. */
    String state(Line line) {
        String state = texts.get("state." + line.state());
        return line.state().isTrouble() ? "! " + state : state;
    }

    /** What is to be done about it; empty for one that is well. */
    String todo(Line line) {
        return texts.find("todo." + line.state()).orElse("");
    }

    String device(Line line) {
        var till = line.till();
        return till.appVersion().isEmpty() ? till.deviceName() : till.deviceName() + "  ·  " + till.appVersion();
    }

    String seen(Line line, Instant now) {
        return line.till()
                .lastSeen()
                .map(at -> texts.get("ago", formats.age(Duration.between(at, now))))
                .orElseGet(() -> texts.get("never"));
    }

    String pending(Line line) {
        return formats.count(line.till().pendingReported());
    }

    String behind(Line line) {
        if (line.behind().isEmpty()) {
            return "–";
        }
        long rows = line.behind().getAsLong();
        return rows < OperationsDesk.MAX_BEHIND
                ? formats.count(rows)
                : texts.get("more-than", formats.count(OperationsDesk.MAX_BEHIND));
    }

    /** How much the clock differs, as soon as people should know. */
    String clock(Line line) {
        var skew = line.till().clockSkew();
        if (skew.abs().compareTo(Hello.NOTABLE_SKEW) <= 0) {
            return texts.get("clock.right");
        }
        return texts.get(skew.isNegative() ? "clock.behind" : "clock.ahead", formats.age(skew.abs()));
    }
}
