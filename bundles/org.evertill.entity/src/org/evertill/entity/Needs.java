package org.evertill.entity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a person needs who writes rows of the entity, or the group of the annotated field. Without it, whoever works at the till
 * may write them. Head office asks for it; to ask a person beforehand is the use cases' part.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Needs {

    /** Names of permissions, of which one is enough; a chain's own have a dot in them. */
    String[] value();

    /** On the entity: the programs of a till that write its rows by themselves, {@code import} for {@code system:import}. */
    String[] systems() default {};
}
