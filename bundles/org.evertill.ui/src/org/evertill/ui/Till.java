package org.evertill.ui;

import org.evertill.kernel.Outcome;

/**
 * The till under the window, once it is up: hands out the services that the screens work with. In the application's
 * context as soon as the start has succeeded; a screen that is there earlier takes it by an optional injection.
 */
public interface Till {

    /**
     * A service. Waits for it when it is still coming up, so not on the UI's thread. Problem: {@code till.incomplete}.
     */
    <T> Outcome<T> service(Class<T> type);

    /** Whether people practise: then there is no head office, and no service that speaks with one. */
    default boolean isTraining() {
        return false;
    }
}
