package org.evertill.entity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record as the whole truth about a synced thing. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Entity {

    /** The table's name on tills and at head office: lower case, plural. */
    String table();

    /** Who shares its rows. */
    ScopeKind scope();

    /** Whether rows change after they were made. */
    Nature nature() default Nature.MASTER;

    /**
     * Whether a till copies its rows for people who practise: what the chain has set, not who its customers are or what came of its work. Of
     * masters alone; nothing else is ever copied.
     */
    boolean inTraining() default true;

    /** Raised by one with every field added. */
    int version() default 1;

    /** What a row is: something people edit, or something that happened. */
    enum Nature {
        /** Edited by people; concurrent edits are merged. */
        MASTER,
        /** Happened once; never updated or deleted, only reversed by another fact. */
        FACT,
        /** A fact that goes through stages, changed only by the register that made it (a shift). */
        PROCESS,
        /** Made by head office out of what it receives; everybody else only reads it. */
        DERIVED
    }
}
