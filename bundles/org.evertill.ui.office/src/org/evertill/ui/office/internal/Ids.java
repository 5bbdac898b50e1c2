package org.evertill.ui.office.internal;

/** The screens of this bundle, as {@code fragment.e4xmi} names them. */
final class Ids {

    static final String WAITING = "org.evertill.screen.office.waiting";
    static final String TAKINGS = "org.evertill.screen.office.takings";
    static final String ENROL = "org.evertill.screen.office.enrol";

    private Ids() {}
}
