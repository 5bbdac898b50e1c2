package org.evertill.entity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Personal or secret: encrypted at rest on tills, never logged. Only texts, and none that the row is found or placed by: no
 * identifier, no part of a scope, not searchable by words. With {@link Indexed} rows are found by its exact value, whatever
 * its case; nothing else compares it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Sensitive {}
