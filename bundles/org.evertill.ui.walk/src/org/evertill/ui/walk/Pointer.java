package org.evertill.ui.walk;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The pointer of the display, moved and pressed as a mouse would do it: by the X server, so that the window gets what it gets from a
 * person. The toolkit's own way cannot be used for it: on GTK a posted mouse event does not say where it was. One process of xdotool is
 * kept, since starting it for each touch would take most of the time. Any one thread.
 */
final class Pointer implements AutoCloseable {

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    Pointer() {
        try {
            process = new ProcessBuilder("xdotool", "-")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("touching needs xdotool, of which Debian has a package", e);
        }
        commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Presses and lets go at a place of the display. */
    void press(int x, int y) {
        does("mousemove " + x + " " + y + " mousedown 1 mouseup 1");
    }

    /** Moves to where nothing looks different because of it. */
    void away() {
        does("mousemove 4000 4000");
    }

    /** Writes any text, as a keyboard that has all its characters. */
    void write(String text) {
        does("type --delay 0 '" + text + "'");
    }

    /** Returns when the X server has it. */
    private void does(String command) {
        try {
            commands.write(command + "\ngetmouselocation\n");
            commands.flush();
            if (answers.readLine() == null) {
                throw new IllegalStateException("xdotool ended at: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
