package org.evertill.app.headoffice.internal;

/** The exit codes as the help pages tell them. */
final class Exits {

    static final String HEADING = "%nExit codes:%n";
    static final String WELL = "0:All went well.";
    static final String PROBLEM = "1:It did not work; the message says why and what to do.";
    static final String USAGE = "2:The command line was wrong.";
    static final String FOUND = "3:Something was found that should not be, or waits for a person; the lines say what.";

    private Exits() {}
}
