package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.evertill.headoffice.JdbcTarget;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;

/** Tills and head office work, fail, are put back from backups and copied, by a seed; everything real. */
final class RestoreRun implements AutoCloseable {

    private static final int STEPS = 60;
    private static final int MAX_TILLS = 5;
    private static final int MAX_OFFICE_BACKUPS = 2;
    private static final int MAX_LAST_ROUNDS = 8;

    /** What may go wrong. */
    enum Fault {
        DATABASE_PUT_BACK,
        DATABASE_AND_WITNESS_PUT_BACK,
        PUT_BACK_ELSEWHERE,
        PUT_BACK_TWICE_UNHEARD,
        TILL_COPIED,
        WITNESS_TORN,
        OFFICE_PUT_BACK,
        BOTH_PUT_BACK,
        OFFICE_AWAY,
        HELLO_ANSWER_LOST,
        PUSH_ANSWER_LOST,
        PULL_ANSWER_LOST
    }

    private final Map<Fault, Integer> fired = new EnumMap<>(Fault.class);
    private final List<String> script = new ArrayList<>();
    private final List<RestoreTill> tills = new ArrayList<>();
    private final List<JdbcTarget> officeBackups = new ArrayList<>();
    private final Set<String> kept = new HashSet<>();
    private final Ticks ticks = new Ticks();
    private final Path directory;
    private final Random random;
    private final PostgresOffice office;
    private boolean away;
    private int names;

    RestoreRun(Path directory, long seed) {
        this.directory = directory;
        this.random = new Random(seed);
        this.office = new PostgresOffice(ticks);
        int count = 2 + random.nextInt(2);
        for (int i = 1; i <= count; i++) {
            var till = new RestoreTill(directory.resolve("till" + i), office.types(), ticks);
            tills.add(till);
            office.enrol(till.store(), "R" + i);
        }
    }

    /** What was done, in order. */
    List<String> script() {
        return script;
    }

    /** How often each fault happened. */
    Map<Fault, Integer> fired() {
        return fired;
    }

    void run() {
        for (int i = 0; i < STEPS; i++) {
            step(random.nextInt(tills.size()));
        }
        settle();
        new RestoreEnd(office, tills, kept, fired).check();
    }

    private void step(int index) {
        var till = tills.get(index);
        int dice = random.nextInt(100);
        if (dice < 30) {
            note("sale", index);
            till.sell();
        } else if (dice < 42) {
            note("edit", index);
            edit(till);
        } else if (dice < 62) {
            note("round", index);
            round(till);
        } else if (dice < 67) {
            loseAnswers(till, index);
        } else if (dice < 74) {
            note("backup", index);
            backUp(till);
        } else if (dice < 84) {
            putBack(till, index);
        } else if (dice < 86) {
            copy(till, index);
        } else if (dice < 88) {
            tearWitness(till, index);
        } else {
            office(dice);
        }
    }

    private void office(int dice) {
        if (dice < 92) {
            backUpOffice();
        } else if (dice < 95) {
            putOfficeBack();
        } else {
            goOrCome();
        }
    }

    private void note(String what, int index) {
        script.add(what + " " + index + " (" + tills.get(index).incarnation() + ")");
    }

    private void fired(Fault fault) {
        fired.merge(fault, 1, Integer::sum);
    }

    private Path next(String what) {
        names++;
        return directory.resolve(what + names);
    }

    private void edit(RestoreTill till) {
        var parcels = till.parcels();
        if (parcels.size() < 3 || random.nextInt(5) == 0) {
            names++;
            till.make(Parcel.of("p" + names));
            return;
        }
        String id = parcels.get(random.nextInt(parcels.size()));
        int value = random.nextInt(1_000);
        switch (random.nextInt(8)) {
            case 0 -> till.delete(id);
            case 1, 2 -> till.change(id, p -> p.withPoints(p.points() + value));
            case 3 -> till.change(id, p -> p.withState("state " + value));
            default -> till.change(id, p -> p.withNote("note " + value));
        }
    }

    /** Nothing but the line may fail. */
    private void round(RestoreTill till) {
        int puts = till.putBack;
        boolean both = puts > 0 && till.officePutBack;
        switch (office.once(till.store())) {
            case Outcome.Ok<?> ok -> {
                if (both) {
                    fired(Fault.BOTH_PUT_BACK);
                }
                if (puts > 1) {
                    fired(Fault.PUT_BACK_TWICE_UNHEARD);
                }
                till.putBack = 0;
                till.officePutBack = false;
            }
            case Outcome.Failed<?>(Problem problem) -> {
                script.add("  " + problem.code());
                assertTrue(problem.code().startsWith("connection."), () -> problem.code() + ": " + problem);
                if (away) {
                    fired(Fault.OFFICE_AWAY);
                }
            }
        }
    }

    private void loseAnswers(RestoreTill till, int index) {
        if (away) {
            return;
        }
        var lost = List.of(CountedLine.Lost.HELLO_ANSWERS, CountedLine.Lost.PUSH_ANSWERS, CountedLine.Lost.PULL_ANSWERS)
                .get(random.nextInt(3));
        note("sale, round without " + lost, index);
        till.sell();
        office.line().lose(lost);
        if (office.once(till.store()) instanceof Outcome.Failed<?>(Problem problem)) {
            assertEquals("connection.interrupted", problem.code());
            fired(
                    switch (lost) {
                        case HELLO_ANSWERS -> Fault.HELLO_ANSWER_LOST;
                        case PUSH_ANSWERS -> Fault.PUSH_ANSWER_LOST;
                        case PULL_ANSWERS, SALVAGE_ANSWERS, NOTHING -> Fault.PULL_ANSWER_LOST;
                    });
        }
        office.line().lose(CountedLine.Lost.NOTHING);
    }

    private void backUp(RestoreTill till) {
        if (random.nextBoolean()) {
            till.backUp(next("backup"));
        } else {
            till.backUpFiles(next("backup"));
        }
    }

    private void putBack(RestoreTill till, int index) {
        if (till.backups.isEmpty()) {
            return;
        }
        var backup = till.backups.get(random.nextInt(till.backups.size()));
        int how = random.nextInt(3);
        if (how == 0 && RestoreTill.hasWitness(backup)) {
            note("put back with witness " + backup.getFileName(), index);
            fired(Fault.DATABASE_AND_WITNESS_PUT_BACK);
            till.putBackWithWitness(backup);
        } else if (how == 1) {
            note("put back elsewhere " + backup.getFileName(), index);
            fired(Fault.PUT_BACK_ELSEWHERE);
            till.putBackElsewhere(backup, next("home"));
        } else {
            note("put back " + backup.getFileName(), index);
            fired(Fault.DATABASE_PUT_BACK);
            till.putBack(backup);
        }
    }

    private void copy(RestoreTill till, int index) {
        if (tills.size() < MAX_TILLS) {
            note("copy", index);
            fired(Fault.TILL_COPIED);
            tills.add(till.copied(next("home")));
        }
    }

    /** The other place still says it, so nothing is taken for a restore. */
    private void tearWitness(RestoreTill till, int index) {
        note("torn witness", index);
        fired(Fault.WITNESS_TORN);
        int before = till.incarnation();
        till.tearWitness(random.nextInt(2));
        assertEquals(before, till.incarnation(), "a place that a power cut spoilt is no restore");
    }

    private void goOrCome() {
        script.add(away ? "head office comes back" : "head office goes away");
        if (away) {
            office.comeBack();
        } else {
            office.goAway();
        }
        away = !away;
    }

    private void backUpOffice() {
        if (!away && officeBackups.size() < MAX_OFFICE_BACKUPS) {
            script.add("backup of head office " + officeBackups.size());
            office.goAway();
            officeBackups.add(office.backup());
            office.comeBack();
        }
    }

    private void putOfficeBack() {
        if (away || officeBackups.isEmpty()) {
            return;
        }
        int which = random.nextInt(officeBackups.size());
        script.add("head office is put back " + which);
        fired(Fault.OFFICE_PUT_BACK);
        // An epoch has the name of its minute.
        ticks.pass(Duration.ofMinutes(2));
        office.goAway();
        office.comeBackAs(officeBackups.get(which));
        kept.clear();
        kept.addAll(RestoreEnd.sales(office));
        tills.forEach(till -> till.officePutBack = true);
    }

    /** Everybody exchanges until there is nothing more to exchange. */
    private void settle() {
        if (away) {
            goOrCome();
        }
        for (int i = 0; i < MAX_LAST_ROUNDS; i++) {
            script.add("last round " + i);
            long moved = 0;
            for (var till : tills) {
                var report = office.once(till.store()).orThrow();
                moved += report.pushed() + report.pulled();
            }
            if (moved == 0) {
                return;
            }
        }
        throw new AssertionError("it never comes to rest");
    }

    @Override
    public void close() {
        tills.forEach(RestoreTill::close);
        if (!away) {
            office.close();
        }
        officeBackups.forEach(TestPostgres::drop);
    }
}
