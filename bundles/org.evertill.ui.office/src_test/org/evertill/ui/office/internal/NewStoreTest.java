package org.evertill.ui.office.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.Optional;
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

    @Test
    void aNewStoreTakesNoOthersPlace() {
        var store = new NewStore("S1", "Altstadt", "CH").store(HERE).orThrow();
        assertEquals(Outcome.ok(store), NewStore.free(store, Optional.empty()));
        var other = new Store("S1", "Hafen", "DE", "EUR", "Europe/Berlin", null, null);
        assertEquals(
                "headoffice.store-taken",
                NewStore.free(store, Optional.of(other)) instanceof Outcome.Failed<Store>(var problem)
                        ? problem.code()
                        : "");
    }

    @ParameterizedTest
    @CsvSource({
        "'',Altstadt,CH",
        "S1,'',CH",
        "S1,Altstadt,Schweiz",
        "S1,Altstadt,''",
        "S1,Altstadt,XX",
        "S1,Altstadt,AQ"
    })
    void whatIsMissingOrNoCountryIsSaid(String id, String name, String country) {
        var outcome = new NewStore(id, name, country).store(HERE);
        assertEquals(
                "headoffice.bad-store", outcome instanceof Outcome.Failed<Store>(var problem) ? problem.code() : "");
    }
}
