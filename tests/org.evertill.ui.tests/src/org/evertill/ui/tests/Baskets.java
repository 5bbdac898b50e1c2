package org.evertill.ui.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Baskets that people really bought, as names of goods. Those of a supermarket come without a licence and are not shipped; where they
 * are missing, invoices of a gift shop take their place (tests/e2e/LICENCE.md).
 */
final class Baskets {

    private static final int MOST_GOODS = 8;
    private static final Path ROOT = Path.of(System.getProperty("evertill.root", "../.."));

    private Baskets() {}

    static List<List<String>> first(int count) {
        var groceries = ROOT.resolve("../shared/data/groceries.csv.gz");
        var all = Files.exists(groceries) ? groceries(groceries) : invoices(ROOT.resolve("tests/e2e/history.csv.gz"));
        return all.stream()
                .map(basket -> basket.stream().limit(MOST_GOODS).toList())
                .limit(count)
                .toList();
    }

    private static List<List<String>> groceries(Path file) {
        return lines(file).stream().map(line -> List.of(line.split(","))).toList();
    }

    /** Goods by their stock codes, which are the second column; those of one invoice make a basket. */
    private static List<List<String>> invoices(Path file) {
        var invoices = new LinkedHashMap<String, List<String>>();
        lines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .filter(cells -> cells[0].matches("\\d+"))
                .forEach(cells -> invoices.computeIfAbsent(cells[0], n -> new ArrayList<>())
                        .add(cells[1]));
        return List.copyOf(invoices.values());
    }

    private static List<String> lines(Path file) {
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
