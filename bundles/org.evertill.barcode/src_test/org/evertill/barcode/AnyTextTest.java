package org.evertill.barcode;

import static org.evertill.barcode.Reads.GS;
import static org.evertill.barcode.Reads.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.evertill.kernel.Outcome;
import org.junit.jupiter.api.Test;

/** Whatever comes from a scanner: made by chance, by malice, and real. */
class AnyTextTest {

    private static final int TEXTS = 10_000;
    private static final long SEED = 20260301;
    private static final String[] PIECES = {
        "]C1",
        "]d2",
        "]Q3",
        "]E0",
        "]e0",
        "]",
        GS,
        "(01)",
        "(10)",
        "(",
        ")",
        "\\(",
        "01",
        "02",
        "10",
        "17",
        "21",
        "3103",
        "3922",
        "3932978",
        "09501101530003",
        "09520123456788",
        "4006381333931",
        "02",
        "20",
        "21",
        "29",
        "https://",
        "/01/",
        "/10/",
        "?17=",
        "&",
        "=",
        "%2F",
        "%",
        "#",
        "*",
        " ",
        "\0",
        "\r",
        "\uD83D",
        "😀",
        "٤",
        "Ä",
        "000195",
        "261231",
        "0"
    };

    @Test
    void noTextIsTooStrange() {
        var random = new Random(SEED);
        int refused = 0;
        int plain = 0;
        for (int i = 0; i < TEXTS; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(random.nextInt(4) == 0 ? chance(random) : PIECES[random.nextInt(PIECES.length)]);
            }
            switch (Reads.read(text.toString())) {
                case Outcome.Failed<Barcode>(var problem) -> {
                    assertTrue(problem.code().startsWith("barcode."), text.toString());
                    refused++;
                }
                case Outcome.Ok<Barcode>(var read) -> plain += read instanceof Barcode.Plain ? 1 : 0;
            }
            Barcodes.isStructured(text.toString());
        }
        assertTrue(refused > TEXTS / 10 && plain > TEXTS / 10, "seed " + SEED + ": " + refused + ", " + plain);
    }

    @Test
    void aVeryLongOneIsRefusedAtOnce() {
        assertProblem("barcode.too-long", "1".repeat(Barcodes.MAX_LENGTH + 1));
        assertProblem("barcode.too-long", "]C1".repeat(1_000_000));
        assertProblem("barcode.malformed", "]C1" + "1".repeat(Barcodes.MAX_LENGTH - 3));
        Reads.assertPlain("x".repeat(Barcodes.MAX_LENGTH));
    }

    /** What is written in every form is read as it was. */
    @Test
    void whatWasWrittenIsRead() {
        var random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            String gtin = withCheckDigit(digits(random, 13));
            String lot = text(random, 1 + random.nextInt(20));
            String serial = text(random, 1 + random.nextInt(20));
            int decimals = random.nextInt(6);
            String weight = digits(random, 6);
            String day = "%02d%02d%02d".formatted(random.nextInt(100), 1 + random.nextInt(12), random.nextInt(29));
            String message = "seed " + SEED + " text " + i + ": " + gtin + " " + lot + " " + serial;
            var raw = Reads.elements(
                    "]d201" + gtin + "310" + decimals + weight + "10" + lot + GS + "17" + day + "21" + serial);
            var link = Reads.elements("https://x.example/y/01/" + gtin + "/10/" + encoded(lot) + "/21/"
                    + encoded(serial) + "?310" + decimals + "=" + weight + "&17=" + day);
            var bracketed = Reads.elements("(01)" + gtin + "(310" + decimals + ")" + weight + "(10)"
                    + lot.replace("(", "\\(") + "(17)" + day + "(21)" + serial.replace("(", "\\("));
            assertEquals(gtin, raw.gtin().digits(), message);
            assertEquals(lot, raw.said().lot().orElseThrow(), message);
            assertEquals(serial, raw.said().serial().orElseThrow(), message);
            assertEquals(
                    Long.parseLong(weight),
                    raw.said().measures().getFirst().value().unscaledValue().longValueExact(),
                    message);
            assertEquals(decimals, raw.said().measures().getFirst().value().scale(), message);
            assertEquals(raw.elements(), link.elements(), message);
            assertEquals(raw.said(), link.said(), message);
            assertEquals(raw.elements(), bracketed.elements(), message);
        }
    }

    /** Of 200,000 real numbers (Open Food Facts, ODbL 1.0) exactly those with a wrong check digit are refused. */
    @Test
    void realNumbersAreItems() throws IOException {
        var file = Path.of("../../../shared/data/openfoodfacts_200k.csv.gz");
        assumeTrue(Files.exists(file), "there is no " + file);
        int items = 0;
        int own = 0;
        int wrong = 0;
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String code = line.substring(0, Math.max(0, line.indexOf(',')));
                switch (Barcodes.read(code, Nomenclature.NONE, Reads.TODAY)) {
                    case Outcome.Failed<Barcode>(var problem) -> {
                        assertEquals("barcode.check-digit", problem.code(), code);
                        wrong++;
                    }
                    case Outcome.Ok<Barcode>(var read) -> {
                        items += read instanceof Barcode.Item ? 1 : 0;
                        own += read instanceof Barcode.Item ? 0 : 1;
                    }
                }
            }
        }
        assertTrue(items > 190_000, items + " items, " + wrong + " wrong, " + own + " others");
        assertTrue(wrong > 0 && wrong <= 1_692, items + " items, " + wrong + " wrong, " + own + " others");
    }

    private static String chance(Random random) {
        return String.valueOf((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
    }

    private static String digits(Random random, int length) {
        var digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String withCheckDigit(String digits) {
        return digits + CheckDigit.of(digits);
    }

    /** Of the characters of set 82 (GS1 General Specifications, 7.11). */
    private static String text(Random random, int length) {
        String all = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(all.charAt(random.nextInt(all.length())));
        }
        return text.toString();
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder();
        text.chars().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                encoded.append((char) c);
            } else {
                encoded.append("%%%02X".formatted(c));
            }
        });
        return encoded.toString();
    }
}
