package org.evertill.shift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.devices.simulated.EscPosReader;
import org.evertill.devices.simulated.Paper;
import org.evertill.devices.simulated.PaperPicture;
import org.evertill.domain.Store;
import org.evertill.kernel.Money;
import org.evertill.receipt.CodePage;
import org.evertill.receipt.EscPos;
import org.evertill.receipt.PrinterProfile;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.shift.ShiftReport.Cash;
import org.evertill.shift.ShiftReport.Z;
import org.junit.jupiter.api.Test;

/** The slips of a shift as a printer prints them, with pictures in {@code target/receipts} for people to look at. */
class ShiftPicturesTest {

    private static final Store STORE = new Store("S1", "Eckladen", "DE", "EUR", "Europe/Berlin", null, null);
    private static final Instant AT = Instant.parse("2026-03-01T17:30:00Z");

    @Test
    void everySlipOfAShiftIsPrintedInBothLanguagesAndWidths() throws IOException {
        for (Locale locale : new Locale[] {Locale.UK, Locale.GERMANY}) {
            for (int columns : new int[] {PrinterProfile.COLUMNS_80_MM, PrinterProfile.COLUMNS_58_MM}) {
                draw("x", ShiftSlip.document(report(Optional.empty()), locale), locale, columns);
                draw("z", ShiftSlip.document(report(Optional.of(z(0))), locale), locale, columns);
                draw("z-copy", ShiftSlip.document(report(Optional.of(z(1))), locale), locale, columns);
                for (CashMovementKind kind : CashMovementKind.values()) {
                    var name = kind.name().toLowerCase(Locale.ROOT);
                    draw(name, CashSlip.document(moved(kind), STORE, "Kim", locale), locale, columns);
                }
            }
        }
    }

    @Test
    void aCashSlipSaysWhatMovedAndLeavesRoomToSign() {
        var lines =
                printed(CashSlip.document(moved(CashMovementKind.PAID_OUT), STORE, "Kim", Locale.GERMANY), 48)
                        .lines()
                        .stream()
                        .map(String::strip)
                        .toList();
        assertTrue(lines.contains("Auszahlung"), lines.toString());
        assertTrue(lines.stream().anyMatch(l -> l.startsWith("EUR") && l.endsWith("-12,50")), lines.toString());
        assertTrue(lines.contains("Fensterputzer  @"), lines.toString());
        assertTrue(lines.contains("Unterschrift"), lines.toString());
    }

    private static void draw(String name, ReceiptDocument document, Locale locale, int columns) throws IOException {
        var folder = Files.createDirectories(Path.of("target/receipts"));
        var paper = printed(document, columns);
        assertEquals(
                0,
                paper.lines().stream().filter(line -> line.length() > columns).count(),
                name);
        PaperPicture.write(paper, columns, folder.resolve(name + "-" + locale.getLanguage() + "-" + columns + ".png"));
    }

    private static Paper printed(ReceiptDocument document, int columns) {
        return EscPosReader.paper(EscPos.bytes(document, PrinterProfile.of(columns, CodePage.PC858)));
    }

    private static CashMovement moved(CashMovementKind kind) {
        return new CashMovement(
                "m",
                "S1",
                AT,
                "S1-R1",
                "shift",
                kind,
                kind.signed(eur(1_250)),
                kind.needsReason() ? "Fensterputzer \u001b@" : null,
                "kim",
                null);
    }

    private static ShiftReport report(Optional<Z> z) {
        return new ShiftReport(
                STORE,
                "S1-R1",
                4,
                Instant.parse("2026-03-01T07:00:00Z"),
                "Bo",
                Optional.empty(),
                AT,
                "Kim",
                ShiftFiguresTest.sample(),
                z.map(closed -> new Cash(eur(14_110), eur(14_100), eur(-10), 2)),
                List.of(),
                z,
                Map.of());
    }

    private static Z z(int copy) {
        return new Z("S1-R1-A-Z000003", eur(10_000), eur(4_100), eur(99_900), copy);
    }

    private static Money eur(long minor) {
        return new Money(minor, Currency.getInstance("EUR"));
    }
}
