package org.evertill.storage.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.headoffice.KeptEditDesk.Field;
import org.evertill.storage.sqlite.CountedLine.Lost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's data among the edits that head office lost. */
class KeptPersonsTest {

    private static final Customer ANN = new Customer("ann", "N1", "Ann Fremd", "ann@example.org", null, "GB", null);

    @TempDir
    private Path directory;

    private LostEdits lost;

    @BeforeEach
    void begin() {
        lost = new LostEdits(directory);
        lost.office.desk().save(DomainTypes.CUSTOMER, ANN, "desk").orThrow();
        lost.backUp();
    }

    @AfterEach
    void close() {
        lost.close();
    }

    @Test
    void aPersonsValuesAreNeitherShownNorInClear() throws IOException {
        enter(ANN, "Ann Verloren");
        lost.rounds();
        lost.putBack();
        lost.office.line().lose(Lost.SALVAGE_ANSWERS);
        lost.office.round(lost.b);
        assertEquals(1, LostEdits.waiting(lost.b));
        assertEquals(Set.of(), FileBytes.found(directory.resolve("b"), List.of("Verloren")));
        lost.office.line().lose(Lost.NOTHING);
        lost.office.round(lost.b);
        assertEquals(
                List.of(new Field("name", true, null, null, false)), lost.only().fields());
        lost.take(lost.only());
        assertEquals(
                "Ann Verloren",
                lost.office
                        .desk()
                        .find(DomainTypes.CUSTOMER, "ann")
                        .orElseThrow()
                        .name());
    }

    private void enter(Customer customer, String name) {
        var renamed = new Customer(customer.id(), customer.number(), name, customer.email(), null, "GB", null);
        lost.office.desk().save(DomainTypes.CUSTOMER, renamed, "desk").orThrow();
    }

    @Test
    void whoWasErasedMeanwhileDoesNotComeBack() {
        enter(ANN, "Ann Verloren");
        enter(new Customer("eve", "N2", "Eve Verloren", null, null, "GB", null), "Eve Verloren");
        lost.rounds();
        lost.putBack();
        // A offers first, then they are erased, then B offers.
        lost.office.round(lost.a);
        assertEquals(2, lost.open().size());
        for (String id : List.of("ann", "eve")) {
            lost.office
                    .desk()
                    .personalData()
                    .erase("customers", id, "asked for it", "boss")
                    .orThrow();
        }
        assertEquals(List.of(), lost.open());
        lost.office.round(lost.b);
        lost.open().forEach(lost::take);
        lost.rounds();
        assertEquals(
                List.of(),
                lost.office.query(
                        "SELECT entity_id FROM kept_edit WHERE row LIKE '%Verloren%'", row -> row.getString(1)));
        assertEquals(
                List.of(),
                lost.office.query("SELECT id FROM customers WHERE name LIKE '%Verloren%'", row -> row.getString(1)));
        assertEquals(0, LostEdits.kept(lost.a));
        assertEquals(0, LostEdits.kept(lost.b));
    }
}
