package org.evertill.receipt;

import java.util.Optional;

/** The templates that a chain has of its own; a service. Any thread but the UI's. */
@FunctionalInterface
public interface Templates {

    /** None of one's own. */
    Templates BUILT_IN = kind -> Optional.empty();

    /**
     * The text of a template, as somebody wrote it.
     *
     * @param kind of slip: {@code sale}, {@code gift} …
     */
    Optional<String> own(String kind);
}
