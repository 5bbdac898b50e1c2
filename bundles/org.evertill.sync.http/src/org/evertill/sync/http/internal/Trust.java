package org.evertill.sync.http.internal;

import java.util.List;
import org.evertill.sync.protocol.ServerKey;

/** What a server has to show to be taken for head office. Names and issuers of certificates do not count: see decision 0022. */
sealed interface Trust {

    boolean accepts(ServerKey shown);

    /** Whether nothing is accepted: there is nothing to know a server by. */
    boolean isEmpty();

    /** One of the keys that head office has told of. */
    record ByKeys(List<ServerKey> keys) implements Trust {

        @Override
        public boolean accepts(ServerKey shown) {
            return keys.contains(shown);
        }

        @Override
        public boolean isEmpty() {
            return keys.isEmpty();
        }
    }

    /** The key whose letters stand in the enrolment code. */
    record ByLetters(String letters) implements Trust {

        @Override
        public boolean accepts(ServerKey shown) {
            return shown.letters().equals(letters);
        }

        @Override
        public boolean isEmpty() {
            return letters.length() != ServerKey.LETTERS;
        }
    }
}
