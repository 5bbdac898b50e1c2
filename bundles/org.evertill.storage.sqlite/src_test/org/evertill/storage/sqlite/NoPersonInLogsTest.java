package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.storage.Database.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fifty people's names, addresses, hashes and the keys of tills, and everything that goes wrong with them at head office's database:
 * none of it stands in the log of a till, of head office or of PostgreSQL. Real processes' worth of all three, on the finest level
 * that somebody looking for a fault would set.
 */
@Isolated
class NoPersonInLogsTest {

    private static final Author CASHIER = new Author("cashier");

    private final Ticks clock = new Ticks();
    private final List<String> words = new ArrayList<>();
    private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

    @TempDir
    private Path directory;

    private static ch.qos.logback.classic.Logger logger(String name) {
        return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(name);
    }

    @BeforeEach
    void listen() throws Exception {
        Files.createDirectories(directory.resolve("log"));
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d %level %logger %mdc %msg%n%ex{full}");
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setFile(directory.resolve("log/all.log").toString());
        appender.start();
        logger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        logger("org.evertill").setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        logger("org.evertill").setLevel(null);
        appender.stop();
    }

    private String word(String kind, int n) {
        String word = "Qz" + kind + "é" + (3_000_000 + n * 6967L) + "x";
        words.add(word);
        return word;
    }

    private void people(RestoreTill till, int from, int to) {
        till.store().write(CASHIER, tx -> {
            for (int n = from; n < to; n++) {
                tx.insert(
                        DomainTypes.CUSTOMER,
                        new Customer(
                                "c" + n,
                                "N" + n,
                                word("name", n),
                                word("mail", n),
                                word("tel", n),
                                "GB",
                                word("tax", n)));
                tx.insert(
                        DomainTypes.STAFF,
                        new Staff(
                                "s" + n,
                                word("staff", n),
                                Role.CASHIER,
                                word("pin", n),
                                true,
                                word("password", n),
                                null));
            }
            return 0;
        });
    }

    @Test
    void whateverFailsNobodyIsNamed() throws Exception {
        try (var office = new PostgresOffice(clock);
                var till = new RestoreTill(directory.resolve("till"), office.types(), clock)) {
            office.enrol(till.store(), "R1");
            office.round(till.store());
            words.add(till.store().identity().orElseThrow().key().text());
            people(till, 0, 10);
            office.round(till.store());
            // A value that the database does not take: rows are copied, in halves, until each stands alone.
            office.execute("ALTER TABLE customers ADD CONSTRAINT none CHECK (name NOT LIKE 'Qz%') NOT VALID");
            people(till, 10, 30);
            office.round(till.store());
            office.execute("ALTER TABLE customers DROP CONSTRAINT none");
            // A fault of the database itself, while rows are copied.
            office.execute("CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS"
                    + " $$ BEGIN RAISE EXCEPTION 'a fault' USING DETAIL = NEW.name, HINT = NEW.name; END $$");
            office.execute("CREATE TRIGGER fault BEFORE INSERT ON staff FOR EACH ROW EXECUTE FUNCTION fault()");
            people(till, 30, 50);
            assertFalse(office.once(till.store()).isOk());
            office.execute("DROP TRIGGER fault ON staff");
            office.execute("ALTER TABLE op ADD CONSTRAINT none CHECK (body NOT LIKE '%Qz%') NOT VALID");
            assertFalse(office.once(till.store()).isOk());
            office.execute("ALTER TABLE op DROP CONSTRAINT none");
            office.round(till.store());
            office.desk().verify();
        }
        assertEquals(50 * 7 + 1, words.size());
        var ours = Files.readString(directory.resolve("log/all.log"));
        assertTrue(ours.contains("judging in halves"), "the constraint was met");
        assertTrue(ours.contains("a fault"), "the fault was met");
        assertEquals(Set.of(), FileBytes.found(directory, words), "our own files");
        assertEquals(Set.of(), FileBytes.foundIn(ours, words), "our log, whatever form");
        String theirs = "";
        try (var files = Files.list(TestPostgres.logs())) {
            for (Path file : files.toList()) {
                theirs += Files.readString(file);
            }
        }
        assertTrue(theirs.contains("a fault"), "PostgreSQL has written that something failed");
        assertEquals(Set.of(), FileBytes.foundIn(theirs, words), "PostgreSQL's log");
    }
}
