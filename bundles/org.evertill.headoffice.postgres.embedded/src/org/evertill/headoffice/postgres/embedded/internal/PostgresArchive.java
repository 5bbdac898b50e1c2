package org.evertill.headoffice.postgres.embedded.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.evertill.kernel.Nanoid;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs as they were packed: a resource of this bundle that a fragment for the operating system brings
 * (in plain Java a jar on the class path).
 */
public final class PostgresArchive {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresArchive.class);
    private static final String STAMP = "complete.stamp";
    private static final int HASH_CHARS = 16;

    private PostgresArchive() {}

    /** Unpacks the programs below a directory unless they are there already, whole; gives the folder that holds bin. */
    public static Outcome<Path> unpackedBelow(Path directory) {
        String name = resourceName();
        URL archive = PostgresArchive.class.getClassLoader().getResource(name);
        if (archive == null) {
            return Outcome.failed(Failures.missing(name));
        }
        try {
            return Outcome.ok(unpackedBelow(directory, archive));
        } catch (IOException e) {
            return Outcome.failed(Failures.of(e, directory));
        }
    }

    private static Path unpackedBelow(Path directory, URL archive) throws IOException {
        String hash = hashOf(archive);
        Path home = directory.resolve("postgresql-" + hash.substring(0, HASH_CHARS));
        if (isWhole(home)) {
            return home;
        }
        Directories.delete(home);
        Path unpacking = directory.resolve("unpacking-" + Nanoid.random());
        Files.createDirectories(unpacking);
        try {
            unpack(archive, unpacking);
            Files.writeString(unpacking.resolve(STAMP), measure(unpacking));
            moveIntoPlace(unpacking, home);
        } finally {
            Directories.delete(unpacking);
        }
        LOG.info("unpacked PostgreSQL to {}", home);
        return home;
    }

    private static void moveIntoPlace(Path unpacking, Path home) throws IOException {
        try {
            Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process was quicker; what it made is as good.
            if (!isWhole(home)) {
                throw e;
            }
        }
    }

    /** The stamp is written last and tells how much there was, so half an unpacking or a lost file shows. */
    private static boolean isWhole(Path home) throws IOException {
        Path stamp = home.resolve(STAMP);
        return Files.exists(stamp) && Files.readString(stamp).equals(measure(home));
    }

    private static String measure(Path home) throws IOException {
        long files = 0;
        long bytes = 0;
        try (var all = Files.walk(home)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                if (Files.isRegularFile(path) && !path.endsWith(STAMP)) {
                    files++;
                    bytes += Files.size(path);
                }
            }
        }
        return files + " files, " + bytes + " bytes";
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (var in = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                unpack(in, entry, target);
            }
        }
    }

    private static void unpack(InputStream in, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive wants to write outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(parentOf(path));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, target.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(in, path);
            setMode(path, entry.getMode());
        }
    }

    private static Path parentOf(Path path) {
        @Nullable Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static void setMode(Path path, int mode) throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        var all = PosixFilePermission.values();
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                permissions.add(all[bit]);
            }
        }
        view.setPermissions(permissions);
    }

    private static String hashOf(URL archive) throws IOException {
        try (var in = new DigestInputStream(archive.openStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static String resourceName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system =
                os.contains("win") && !os.contains("darwin") ? "windows" : os.contains("mac") ? "darwin" : "linux";
        String machine = arch.contains("aarch64") || arch.contains("arm64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + machine + ".txz";
    }
}
