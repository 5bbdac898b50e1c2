package org.evertill.ui;

import java.nio.file.Path;

/** Where files for people lie, and from where files of theirs are taken. */
public final class UserFiles {

    private UserFiles() {}

    /** {@code Evertill} in the folder of whoever is logged in at the machine; it need not be there. */
    public static Path folder() {
        return Path.of(System.getProperty("user.home"), "Evertill");
    }
}
