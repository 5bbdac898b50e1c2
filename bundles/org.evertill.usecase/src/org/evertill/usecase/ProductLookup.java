package org.evertill.usecase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.barcode.Barcode;
import org.evertill.barcode.Barcodes;
import org.evertill.barcode.Gtin;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Product;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.evertill.kernel.ProblemException;
import org.evertill.kernel.Quantity;
import org.evertill.storage.Reader;
import org.evertill.storage.Selection;
import org.evertill.storage.Selection.Filter;

/** From a code to the product it stands for, by index only. */
public final class ProductLookup {

    /** The lengths a GTIN has; the same number in another length, filled with zeros, names the same product. */
    private static final int[] GTIN_LENGTHS = {8, 12, 13, 14};

    /** More products than this with one code are not told apart. */
    private static final int MAX_MATCHES = 20;

    private final Reader reader;

    private ProductLookup(Reader reader) {
        this.reader = reader;
    }

    /** What a code is, and all products that it may stand for. */
    public record Match(Barcode barcode, List<Product> products) {

        public Match {
            products = List.copyOf(products);
        }
    }

    /**
     * What a code is, and the one product that it stands for.
     *
     * @param amount for how many of the product's units, more than one for the code of a case
     */
    public record Single(Barcode barcode, Product product, Quantity amount) {}

    /**
     * The product: by exactly this code, else by what the code says, else by the same number written in another length,
     * by stock code, or by its identifier. Throws {@code sale.unknown-code}, {@code sale.ambiguous-code},
     * {@code barcode.…}.
     *
     * @param at when, which decides of which century a code's date is
     * @param chosen which of several products it is, when somebody has chosen
     */
    public static Single byCode(Reader reader, Place place, Instant at, String code, Optional<String> chosen) {
        String wanted = code.strip();
        var match = claimants(reader, place, at, wanted);
        var found = match.products().stream()
                .filter(p -> chosen.isEmpty() || p.id().equals(chosen.get()))
                .toList();
        if (found.isEmpty()) {
            throw new ProblemException(Problem.of(
                            "sale.unknown-code",
                            "No product has the code " + wanted + ". Scan it again or search it by name.")
                    .with("code", wanted));
        }
        if (found.size() > 1) {
            throw new ProblemException(Problem.of(
                            "sale.ambiguous-code",
                            found.size() + " products have the code " + wanted
                                    + ". Choose the right one from the list, or search it by name.")
                    .with("code", wanted)
                    .with("products", found.size()));
        }
        var product = found.getFirst();
        return new Single(match.barcode(), product, amount(reader, match.barcode(), wanted, product));
    }

    /** All products that a code may stand for, none for an unknown one. Throws {@code barcode.…}. */
    public static Match claimants(Reader reader, Place place, Instant at, String code) {
        return new ProductLookup(reader).match(place, at, code.strip());
    }

    /** What the product's own code says that it contains; one for a product that was found otherwise. */
    private static Quantity amount(Reader reader, Barcode barcode, String code, Product product) {
        var forms = new ArrayList<>(List.of(code));
        switch (barcode) {
            case Barcode.Plain(var plain) -> forms.add(plain);
            case Barcode.Item(var symbology, var gtin, var other) -> {
                forms.addAll(gtin.forms());
                other.ifPresent(gtin2 -> forms.addAll(gtin2.forms()));
            }
            case Barcode.Elements(var gtin, var elements, var said) -> forms.addAll(gtin.forms());
            case Barcode.InStore own -> forms.addAll(own.candidates());
        }
        forms.addAll(otherForms(code));
        var amounts = reader.query(
                "SELECT contains_milli FROM product_codes WHERE is_deleted = 0 AND contains_milli IS NOT NULL"
                        + " AND product_id = ? AND code IN (" + marks(forms) + ") ORDER BY id LIMIT 1",
                Stream.concat(Stream.of(product.id()), forms.stream()).toList(),
                row -> row.getLong(1));
        return amounts.isEmpty() ? Quantity.ONE : new Quantity(amounts.getFirst());
    }

    private Match match(Place place, Instant at, String code) {
        boolean isStructured = Barcodes.isStructured(code);
        var exactly = isStructured ? List.<Product>of() : coded(List.of(code));
        if (!exactly.isEmpty()) {
            return new Match(new Barcode.Plain(code), exactly);
        }
        return switch (CodeRules.read(reader, place, at, code)) {
            case Outcome.Ok<Barcode>(var barcode) -> new Match(barcode, named(barcode, code));
            case Outcome.Failed<Barcode>(var problem) -> {
                var house = isStructured ? List.<Product>of() : ofTheHouse(code);
                if (house.isEmpty()) {
                    throw new ProblemException(problem);
                }
                yield new Match(new Barcode.Plain(code), house);
            }
        };
    }

    private List<Product> named(Barcode barcode, String code) {
        return switch (barcode) {
            case Barcode.Plain(var plain) -> orElse(plain.equals(code) ? List.of() : coded(List.of(plain)), plain);
            case Barcode.Item(var symbology, var gtin, var other) -> {
                var found = numbered(gtin);
                yield orElse(found.isEmpty() && other.isPresent() ? numbered(other.get()) : found, code);
            }
            case Barcode.Elements(var gtin, var elements, var said) -> numbered(gtin);
            case Barcode.InStore own -> orElse(labelled(own), code);
        };
    }

    private List<Product> orElse(List<Product> found, String code) {
        return found.isEmpty() ? ofTheHouse(code) : found;
    }

    /** By the number in any length, as a code or as the stock code. */
    private List<Product> numbered(Gtin gtin) {
        var found = coded(gtin.forms());
        return found.isEmpty()
                ? gtin.forms().stream()
                        .map(this::stockCode)
                        .filter(p -> !p.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                : found;
    }

    private List<Product> labelled(Barcode.InStore own) {
        for (String candidate : own.candidates()) {
            var found = coded(List.of(candidate));
            found = found.isEmpty() ? stockCode(candidate) : found;
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Product> ofTheHouse(String code) {
        var found = coded(otherForms(code));
        if (found.isEmpty()) {
            found = stockCode(code);
        }
        if (found.isEmpty()) {
            found = variants(code);
        }
        return found.isEmpty()
                ? reader.find(DomainTypes.PRODUCT, code)
                        .map(p -> active(List.of(p.value())))
                        .orElse(List.of())
                : found;
    }

    /** All variants of what has a code of its own. */
    private List<Product> variants(String group) {
        var byGroup = Selection.where(Filter.equal("variant_group", group)).page(0, MAX_MATCHES);
        return active(reader.select(DomainTypes.PRODUCT, byGroup).stream()
                .map(p -> p.value())
                .toList());
    }

    private static List<String> otherForms(String code) {
        if (code.isEmpty() || code.length() > 14 || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return List.of();
        }
        String digits = code.replaceFirst("^0+", "");
        var forms = new ArrayList<String>();
        for (int length : GTIN_LENGTHS) {
            if (code.length() >= GTIN_LENGTHS[0] && length >= digits.length() && length != code.length()) {
                forms.add("0".repeat(length - digits.length()) + digits);
            }
        }
        return forms;
    }

    private List<Product> coded(List<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        var ids = reader.query(
                "SELECT DISTINCT product_id FROM product_codes WHERE is_deleted = 0 AND code IN (" + marks(codes)
                        + ") LIMIT " + MAX_MATCHES,
                codes,
                row -> row.getString(1));
        var products = new ArrayList<Product>();
        for (String id : ids) {
            reader.find(DomainTypes.PRODUCT, id).ifPresent(p -> products.add(p.value()));
        }
        return active(products);
    }

    private static String marks(List<String> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    private List<Product> stockCode(String code) {
        var bySku = Selection.where(Filter.equal("sku", code)).page(0, MAX_MATCHES);
        return active(reader.select(DomainTypes.PRODUCT, bySku).stream()
                .map(p -> p.value())
                .toList());
    }

    private static List<Product> active(List<Product> products) {
        Map<String, Product> active = new LinkedHashMap<>();
        products.stream().filter(Product::active).forEach(p -> active.put(p.id(), p));
        return List.copyOf(active.values());
    }
}
