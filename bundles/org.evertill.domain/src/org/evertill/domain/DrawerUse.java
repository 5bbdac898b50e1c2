package org.evertill.domain;

/** Whose money is in the drawers of a register. */
public enum DrawerUse {
    /** One drawer, and one shift, for everybody who sells there. */
    SHARED,
    /** Each person has a drawer, and a shift, of his own. */
    OWN
}
