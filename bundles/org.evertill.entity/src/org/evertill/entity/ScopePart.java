package org.evertill.entity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which part of the row's scope the field gives. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ScopePart {
    Part value();

    /** The parts a scope is made of. */
    enum Part {
        STORE,
        REGISTER,
        /** The instant whose UTC month files a fact. */
        TIME,
        /** The whole scope, by its name. */
        SCOPE
    }
}
