package org.evertill.simulation.internal;

import java.util.ArrayList;
import java.util.List;
import org.evertill.simulation.Happening;

/** Backups of the fake head office's database, and what becomes of them. */
final class OfficeBackups {

    private static final int MOST = 3;

    private final FakeOffice office;
    private final Dice dice;
    private final Model model;
    private final List<Backup> backups = new ArrayList<>();
    private long lastMinute;

    OfficeBackups(FakeOffice office, Dice dice, Model model) {
        this.office = office;
        this.dice = dice;
        this.model = model;
    }

    /** What was kept, and what the model knew then. */
    private record Backup(OfficeState state, Model.Backup model) {}

    void backUp() {
        backups.add(new Backup(office.state().copy(), model.backup()));
        if (backups.size() > MOST) {
            backups.remove(dice.below(MOST));
        }
    }

    /** One of them takes the place of the database, in which an epoch begins then; false when there is none, or it is too soon. */
    boolean putBack() {
        long minute = office.now().getEpochSecond() / 60;
        if (backups.isEmpty() || minute <= lastMinute) {
            // Two epochs of one minute would have one name.
            return false;
        }
        lastMinute = minute;
        var backup = dice.of(backups);
        office.database().putBack(backup.state.copy());
        office.state().beginEpoch(office.now());
        model.putBack(backup.model, office.state());
        office.tally().add(Happening.OFFICE_PUT_BACK);
        return true;
    }
}
