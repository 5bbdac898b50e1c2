package org.evertill.sync.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.ProductCode;
import org.evertill.entity.Row;
import org.evertill.kernel.VersionVector;
import org.evertill.sync.merge.Incident;
import org.evertill.sync.protocol.Operation;
import org.evertill.sync.protocol.OperationKind;
import org.junit.jupiter.api.Test;

class IncidentWordsTest extends WordsCase {

    @Test
    void anIncidentIsToldWithWhatItWasAbout() {
        var incident = new Incident(
                "i1",
                "register:S1-R1",
                Incident.Kind.QUARANTINE,
                "R1",
                "txn",
                1,
                2,
                "merge.row-missing",
                "Later.",
                "products",
                "p2",
                Incident.Status.OPEN,
                AT,
                null,
                null);
        var operations = List.of(
                operation(
                        OperationKind.INSERT,
                        "product_codes",
                        "k3",
                        DomainTypes.PRODUCT_CODE.toRow(new ProductCode("k3", "p1", "5"))),
                operation(OperationKind.UPDATE, "products", "p2", Row.EMPTY.with("name", "Milk")));
        var told = new IncidentWords(Locale.GERMAN, ZoneOffset.UTC, known).told(incident, operations);
        assertEquals("Zurückgestellt: eingegeben von Anna am Kassenplatz S1-R1, 26.11.2026, 06:10", told.headline());
        assertEquals(
                List.of(
                        "Neu: Strichcode 5 von Tea, Artikelnummer T1",
                        "Geändert: Artikel Milk, Artikelnummer T2 (Name)",
                        "Wartet auf: Artikel Milk, Artikelnummer T2"),
                told.changes());
    }

    @Test
    void whatWasSetAsideComesWithAReasonAndWhatToDo() {
        var words = new IncidentWords(Locale.ENGLISH, ZoneOffset.UTC, known);
        var waits = words.advice(incident(Incident.Kind.QUARANTINE, "merge.row-missing"));
        assertEquals("It belongs to something that head office does not have yet.", waits.reason());
        assertTrue(waits.todo().startsWith("Nothing to do: it is taken by itself"), waits.todo());
        var lost = words.advice(incident(Incident.Kind.EXCEPTION, "sync.values-lost"));
        assertTrue(lost.todo().startsWith("Enter it again"), lost.todo());
        var taken = words.advice(incident(Incident.Kind.EXCEPTION, "merge.row-missing"));
        assertTrue(taken.todo().startsWith("Nothing to do at the till: it counts."), taken.todo());
        var unknown = words.advice(incident(Incident.Kind.QUARANTINE, "chain.odd"));
        assertEquals("Head office could not take it as it was entered.", unknown.reason());
        assertEquals(
                new SideBySide.Brief("Something that was entered", "set aside by head office"),
                words.brief(incident(Incident.Kind.QUARANTINE, "chain.odd"), List.of()));
    }

    @Test
    void aLineOfAListIsBrief() {
        var operation = operation(OperationKind.UPDATE, "products", "p2", Row.EMPTY.with("name", "Milk"));
        assertEquals(
                "Geändert: Artikel Milk",
                new IncidentWords(Locale.GERMAN, ZoneOffset.UTC, known)
                        .brief(incident(Incident.Kind.QUARANTINE, "x"), List.of(operation))
                        .title());
    }

    private static Incident incident(Incident.Kind kind, String code) {
        return new Incident(
                "i1",
                "register:S1-R1",
                kind,
                "R1",
                "txn",
                1,
                2,
                code,
                "Later.",
                null,
                null,
                Incident.Status.OPEN,
                AT,
                null,
                null);
    }

    private static Operation operation(OperationKind kind, String table, String id, Row after) {
        return new Operation(
                1, "txn", "o", table, id, "chain", kind, Row.EMPTY, after, VersionVector.EMPTY, HLC, "s1", 1, "");
    }
}
