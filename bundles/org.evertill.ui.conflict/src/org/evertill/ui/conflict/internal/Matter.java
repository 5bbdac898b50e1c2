package org.evertill.ui.conflict.internal;

import java.util.List;
import org.evertill.sync.ConflictDesk.Stage;
import org.evertill.sync.ConflictDesk.Waiting;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.words.IncidentWords;
import org.evertill.sync.words.SideBySide.Brief;

/** Something that waits, as a line of the list. */
sealed interface Matter {

    String id();

    Brief brief();

    /**
     * Values that came apart, or one value of several rows.
     *
     * @param terms what can be decided
     */
    record Contest(Waiting waiting, Brief brief, Terms terms) implements Matter {

        @Override
        public String id() {
            return waiting.conflict().id();
        }

        boolean isOpen() {
            return waiting.stage() == Stage.OPEN;
        }
    }

    /**
     * What head office could not do as it was asked.
     *
     * @param told who entered it and what it was, in sentences
     */
    record Aside(Incident incident, Brief brief, List<String> told, IncidentWords.Advice advice) implements Matter {

        @Override
        public String id() {
            return incident.id();
        }
    }
}
