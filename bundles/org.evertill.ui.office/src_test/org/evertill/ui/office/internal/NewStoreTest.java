package org.evertill.ui.office.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import org.evertill.domain.Store;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewStoreTest {

    private static final ZoneId HERE = ZoneId.of("Europe/Zurich");

    @Test
    void theCurrencyIsThatOfItsCountryAndTheClockThatOfThisMachine() {
        assertEquals(
                Outcome.ok(new Store("S1", "Altstadt", "CH", "CHF", "Europe/Zurich", null, null)),
                new NewStore(" S1 ", "Altstadt", "ch").store(HERE));
    }

    @ParameterizedTest
    @CsvSource({"'',Altstadt,CH", "S1,'',CH", "S1,Altstadt,Schweiz", "S1,Altstadt,''", "S1,Altstadt,XX"})
    void whatIsMissingOrNoCountryIsSaid(String id, String name, String country) {
        var outcome = new NewStore(id, name, country).store(HERE);
        assertEquals(
                "headoffice.bad-store", outcome instanceof Outcome.Failed<Store>(var problem) ? problem.code() : "");
    }
}
