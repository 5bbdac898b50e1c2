package org.evertill.devices;

/** What may stand beside the till and the printer. */
public enum Peripheral {
    SCALE,
    SCANNER,
    DISPLAY
}
