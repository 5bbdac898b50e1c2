package org.evertill.entity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * No two living rows should have the same value. Nothing is refused for it: tills work offline, and both rows survive. The
 * first claim holds, a second one is contested until a person decides.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unique {

    /** The claim's name; fields that share one are claimed together. */
    String value();
}
