package org.evertill.entity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a counter should not fall below. A till that works offline cannot keep it from that, for another one may count down at the same time:
 * both count, the sum is what it is, and head office opens an exception that people see ({@code sync.overdrawn}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AtLeast {
    long value();
}
