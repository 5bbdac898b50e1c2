package org.evertill.storage.sqlite.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files that other users of the machine cannot read: a till's database holds its credential and what its customers
 * bought. SQLite gives its files beside the database the same permissions.
 */
final class OwnerOnly {

    private OwnerOnly() {}

    /** Makes an empty file, unless there is one; where a system has other means than POSIX, its own rules stay. */
    static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var owner = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
        } else {
            Files.createFile(file);
        }
    }
}
