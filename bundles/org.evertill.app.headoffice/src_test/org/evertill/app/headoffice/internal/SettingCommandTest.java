package org.evertill.app.headoffice.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Settings of a chain, a store and a register, on a real database. */
class SettingCommandTest extends RunningPostgres {

    private String run(int code, String... arguments) {
        var run = Run.on(data);
        assertEquals(code, run.command(arguments), run.said());
        return run.said();
    }

    private void says(String said, String part) {
        assertTrue(said.contains(part), said);
    }

    @Test
    void theNearestHoldsAndTakingItAwayGivesTheNextOne() {
        run(0, "enrolment-code", "--store", "S1", "--register", "R1", "--country", "GB");
        says(run(0, "setting", "list"), "sale.age-check = yes  (built in)");
        says(run(0, "setting", "set", "sale.age-check", "no"), "sale.age-check = no  (set for chain)");
        says(
                run(0, "setting", "set", "sale.age-check", "YES", "--register", "S1-R1"),
                "sale.age-check = yes  (set for register:S1-R1)");
        says(run(0, "setting", "list", "--store", "S1"), "sale.age-check = no  (set for chain)");
        says(run(0, "setting", "list", "--store", "S1"), "elsewhere: register:S1-R1: yes");
        says(run(0, "setting", "set", "sale.age-check", "no", "--register", "S1-R1"), "(set for register:S1-R1)");
        says(run(0, "setting", "clear", "sale.age-check"), "sale.age-check = yes  (built in)");
        says(run(0, "setting", "list", "--register", "S1-R1"), "sale.age-check = no  (set for register:S1-R1)");
    }

    @Test
    void whatIsNoSettingOrNoValueIsRefused() {
        run(0, "enrolment-code", "--store", "S1", "--register", "R1", "--country", "GB");
        says(run(1, "setting", "set", "sale.age-check", "maybe"), "setting.bad-value");
        says(run(1, "setting", "set", "sale.nothing", "yes"), "setting.unknown");
        says(run(1, "setting", "set", "scan.scale-codes", "weight=21IIIIIWW.WWW kg"), "setting.bad-value");
        var store = run(1, "setting", "list", "--store", "S9");
        says(store, "headoffice.unknown-store");
        says(store, "There is no store S9. Name one that there is; a new one is made with enrolment-code");
        says(run(1, "setting", "list", "--register", "S1-R9"), "headoffice.unknown-register");
        run(2, "setting", "change");
        says(run(2, "setting", "set"), "Say what is set");
        says(run(2, "setting", "set", "sale.age-check"), "Say what is set");
        says(run(2, "setting", "clear"), "Say what is cleared");
        says(run(1, "setting", "list", "sale.nothing"), "setting.unknown");
        says(run(0, "setting", "list", "sale.age-check"), "(built in)");
    }
}
