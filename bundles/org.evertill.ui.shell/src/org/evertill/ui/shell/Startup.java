package org.evertill.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.ui.Till;

/** Brings up what the window works with; the application puts one into the context before the window is made. */
public interface Startup extends AutoCloseable {

    /** Opens the till. Blocks, so not on the UI's thread; may be called again after a failure. Problems: what is wrong. */
    Outcome<Till> open();

    /** Where what was opened stands; empty for a till that belongs to no shop yet, and joins one first. Blocks, as {@link #open} does. */
    Outcome<Optional<Place>> place(Till till);

    /** What goes on in the background as soon as it is known where that is, whoever is logged in. Blocks, as {@link #open} does. */
    void begin(Till till);

    /** Where this till keeps its own files; empty when the command line names no place. Need not exist yet. */
    Optional<Path> directory();

    /** Whether the window is for practice; known before anything is open. */
    boolean isTraining();

    /** Lets the till go after the window's last work. Safe without an open till. */
    @Override
    void close();
}
