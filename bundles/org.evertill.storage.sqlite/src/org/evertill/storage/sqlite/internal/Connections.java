package org.evertill.storage.sqlite.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** How connections to the till's file are set up. */
final class Connections {

    /** How long a statement waits for another program that holds the file. */
    private static final int BUSY_TIMEOUT_MS = 5_000;

    /** Page caches in KiB; a 200,000 row catalogue with its indexes is about 150 MiB. */
    private static final int WRITER_CACHE_KIB = 64 << 10;

    private static final int READER_CACHE_KIB = 32 << 10;

    private static final int COPIER_CACHE_KIB = 1 << 10;

    /**
     * After this many pages of 4 KiB a commit copies the write-ahead log into the file itself: large transactions, and what
     * {@link Checkpoints} did not get to.
     */
    private static final int CHECKPOINT_PAGES = 10_000;

    /** What a large transaction leaves of the write-ahead log once it is copied. */
    private static final int WAL_BYTES_KEPT = 64 << 20;

    private Connections() {}

    /** The one writing connection: every commit is on the disk before it returns. */
    static Session writer(Path file, Runnable beforeStatement) {
        var config = common(WRITER_CACHE_KIB);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setJournalSizeLimit(WAL_BYTES_KEPT);
        var session = open(file, config, beforeStatement);
        session.run("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        // What is deleted or replaced is overwritten: sealed values are readable for whoever gets hold of the key
        // later.
        session.run("PRAGMA secure_delete = ON");
        return session;
    }

    /** A connection that cannot write, and opens what is sealed. */
    static Session reader(Path file, Vault vault) {
        var session = reader(file);
        session.open(vault);
        return session;
    }

    /** A connection that cannot write. */
    static Session reader(Path file) {
        var session = open(file, common(READER_CACHE_KIB), () -> {});
        session.run("PRAGMA query_only = ON");
        return session;
    }

    /** A connection that copies the write-ahead log into the file, as durably as it was written. */
    static Session copier(Path file) {
        var config = common(COPIER_CACHE_KIB);
        config.setSynchronous(SynchronousMode.FULL);
        return open(file, config, () -> {});
    }

    /** A connection to the file of another database, which it leaves as it is: it keeps no lock, and brings nothing into it when it ends. */
    static Session onlyReader(Path file) {
        var config = common(READER_CACHE_KIB);
        config.setReadOnly(true);
        return open(file, config, () -> {});
    }

    /** A connection to a file that nobody uses: a backup. */
    static Session plain(Path file) {
        return open(file, common(READER_CACHE_KIB), () -> {});
    }

    private static SQLiteConfig common(int cacheKib) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setCacheSize(-cacheKib);
        config.enforceForeignKeys(false);
        // A mapped file that another program shortens, or a bad sector, would end the process instead of a statement.
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        // Otherwise the driver asks for the last row number after every insert.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static Session open(Path file, SQLiteConfig config, Runnable beforeStatement) {
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        try {
            Connection connection = source.getConnection();
            // The driver would try to begin a transaction after each statement, to find that one is there. Ours begin
            // and end by statements of their own.
            connection.unwrap(SQLiteConnection.class).getConnectionConfig().setAutoCommit(false);
            return new Session(connection, beforeStatement);
        } catch (SQLException e) {
            throw SqlProblems.translate(e, "open");
        }
    }
}
