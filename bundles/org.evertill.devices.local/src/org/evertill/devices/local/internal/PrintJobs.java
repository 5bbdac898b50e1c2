package org.evertill.devices.local.internal;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.evertill.devices.PrintQueue.Job;
import org.evertill.devices.PrintQueue.State;
import org.evertill.kernel.Problem;
import org.evertill.storage.Reader;
import org.evertill.storage.Reader.RowMapper;
import org.evertill.storage.UnitOfWork;

/** The rows of the print queue. {@code begun}: some of it may be on paper; {@code fresh_ms}: since when somebody waits for it. */
final class PrintJobs {

    private static final String COLUMNS = """
            SELECT id, title, CASE WHEN state = 'WAITING' AND begun THEN 'AGAIN' ELSE state END, added_ms, tries,
                problem_code, problem_message
            FROM print_job \
            """;

    private static final RowMapper<Job> JOB = row -> {
        String code = row.getString(6);
        return new Job(
                row.getString(1),
                row.getString(2),
                State.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getInt(5),
                code == null ? Optional.empty() : Optional.of(Problem.of(code, row.getString(7))));
    };

    private PrintJobs() {}

    /** What is printed of a job: with {@code begun} it may be on paper already. */
    record Content(byte[] bytes, boolean begun, Instant fresh) {}

    static void add(UnitOfWork tx, Job job, byte[] content, int incarnation) {
        long now = job.addedAt().toEpochMilli();
        tx.execute(
                "INSERT INTO print_job (id, title, content, state, incarnation, added_ms, fresh_ms)"
                        + " VALUES (?, ?, ?, 'WAITING', ?, ?, ?)",
                List.of(job.id(), job.title(), Base64.getEncoder().encodeToString(content), incarnation, now, now));
    }

    static int count(Reader reader) {
        return reader.query("SELECT count(*) FROM print_job", List.of(), row -> row.getInt(1))
                .getFirst();
    }

    static List<Job> all(Reader reader) {
        return reader.query(COLUMNS + "ORDER BY number", List.of(), JOB);
    }

    static Optional<Job> find(Reader reader, String id) {
        return reader.query(COLUMNS + "WHERE id = ?", List.of(id), JOB).stream().findFirst();
    }

    /** The oldest that is not held. */
    static Optional<Job> next(Reader reader) {
        return reader.query(COLUMNS + "WHERE state <> 'HELD' ORDER BY number LIMIT 1", List.of(), JOB).stream()
                .findFirst();
    }

    /** Why a slip is held, if one is. */
    static Optional<Problem> held(Reader reader) {
        return all(reader).stream()
                .filter(job -> job.state() == State.HELD)
                .findFirst()
                .flatMap(Job::problem);
    }

    static Content content(Reader reader, String id) {
        return reader.query(
                        "SELECT content, begun, fresh_ms FROM print_job WHERE id = ?",
                        List.of(id),
                        row -> new Content(
                                Base64.getDecoder().decode(row.getString(1)),
                                row.getBoolean(2),
                                Instant.ofEpochMilli(row.getLong(3))))
                .getFirst();
    }

    /** What is printed of a job from now on. */
    static void content(UnitOfWork tx, String id, byte[] bytes) {
        tx.execute(
                "UPDATE print_job SET content = ? WHERE id = ?",
                List.of(Base64.getEncoder().encodeToString(bytes), id));
    }

    /** From now on some of it may be on paper, also when the power goes in the next moment. */
    static void begin(UnitOfWork tx, String id) {
        tx.execute("UPDATE print_job SET state = 'PRINTING', begun = 1 WHERE id = ?", List.of(id));
    }

    static void wait(UnitOfWork tx, String id, State state, Problem problem) {
        tx.execute(
                "UPDATE print_job SET state = ?, tries = tries + 1, problem_code = ?, problem_message = ? WHERE id = ?",
                List.of(state.name(), problem.code(), problem.message(), id));
    }

    static void done(UnitOfWork tx, String id) {
        tx.execute("DELETE FROM print_job WHERE id = ?", List.of(id));
    }

    /** Takes out what is not being printed. */
    static boolean isDropped(UnitOfWork tx, String id) {
        return tx.execute("DELETE FROM print_job WHERE id = ? AND state <> 'PRINTING'", List.of(id)) > 0;
    }

    /** What was held waits again. */
    static void release(UnitOfWork tx, Instant now) {
        tx.execute(
                "UPDATE print_job SET state = 'WAITING', fresh_ms = ? WHERE state = 'HELD'",
                List.of(now.toEpochMilli()));
    }

    /**
     * What the end of the program cut short waits again, as begun. So does what an older database brought back that was put in its place: it
     * may have been printed since.
     */
    static void afterStart(UnitOfWork tx, int incarnation) {
        tx.execute("UPDATE print_job SET state = 'WAITING' WHERE state = 'PRINTING'", List.of());
        tx.execute(
                "UPDATE print_job SET begun = 1, incarnation = ? WHERE incarnation <> ?",
                List.of(incarnation, incarnation));
    }
}
