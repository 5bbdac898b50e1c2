package org.evertill.fiscal.dsfinvk.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evertill.barcode.Gtin;
import org.evertill.domain.Product;
import org.evertill.domain.Product.Trait;
import org.evertill.domain.SaleLine;
import org.evertill.domain.Tax;
import org.evertill.fiscal.dsfinvk.internal.Bon.Item;
import org.evertill.fiscal.dsfinvk.internal.Bon.Line;
import org.evertill.fiscal.dsfinvk.internal.Bon.Pricing;
import org.evertill.fiscal.dsfinvk.internal.Bon.Share;
import org.evertill.kernel.Money;
import org.evertill.tender.StoredValue;
import org.evertill.tender.TenderType;

/** The lines of a sale. What of a line is taxed at another rate stands with it, and a deposit is a business of its own. */
record SaleLines(Facts facts) {

    private static final int WHOLE = 10_000;
    private static final int UNIT_DECIMALS = 5;

    List<Line> of(List<SaleLine> lines) {
        Map<String, List<SaleLine>> parts = lines.stream()
                .filter(line -> line.partOfLineId() != null)
                .collect(Collectors.groupingBy(line -> String.valueOf(line.partOfLineId())));
        return lines.stream()
                .filter(line -> line.partOfLineId() == null)
                .map(line -> line(line, parts.getOrDefault(line.id(), List.of())))
                .sorted(Comparator.comparingInt(Line::position))
                .toList();
    }

    private Line line(SaleLine line, List<SaleLine> parts) {
        if (line.taxClass().equals(StoredValue.LIABILITY)) {
            String business =
                    facts.stored(line.code()).filter(TenderType.ACCOUNT::equals).isPresent()
                            ? "Forderungsaufloesung"
                            : "MehrzweckgutscheinKauf";
            return Line.money(line.position(), line.description(), business, "", line.code(), line.total());
        }
        var product = facts.product(line.productId());
        var all = new ArrayList<SaleLine>(List.of(line));
        all.addAll(parts);
        return new Line(
                line.position(),
                line.description(),
                business(line, product),
                "",
                "",
                Optional.of(item(line, product)),
                shares(all),
                all.stream().flatMap(some -> pricing(some).stream()).toList());
    }

    private static String business(SaleLine line, Optional<Product> product) {
        boolean isDeposit = product.filter(some -> some.is(Trait.DEPOSIT)).isPresent();
        if (!isDeposit) {
            return "Umsatz";
        }
        return line.total().isNegative() ? "PfandRueckzahlung" : "Pfand";
    }

    private static Item item(SaleLine line, Optional<Product> product) {
        return new Item(
                product.map(Product::sku).orElse(line.code()),
                Gtin.of(line.code()).isPresent() ? line.code() : "",
                product.flatMap(some -> Optional.ofNullable(some.category())).orElse(""),
                line.quantity(),
                product.map(Product::unit).orElse(""),
                unitGross(line));
    }

    /** What one costs with its tax. */
    private static BigDecimal unitGross(SaleLine line) {
        var price = line.unitPrice().toDecimal();
        return line.taxIncluded()
                ? price
                : price.multiply(BigDecimal.valueOf(WHOLE + (long) line.rateBasisPoints()))
                        .divide(BigDecimal.valueOf(WHOLE), UNIT_DECIMALS, RoundingMode.HALF_UP);
    }

    private static List<Share> shares(List<SaleLine> parts) {
        var byKey = new TreeMap<Integer, Share>();
        for (SaleLine part : parts) {
            var share = new Share(VatKey.of(part.rateBasisPoints()), part.total(), part.tax());
            byKey.merge(share.key().number(), share, BonRows::plus);
        }
        return List.copyOf(byKey.values());
    }

    /** What it would have cost, and what was taken off; nothing where nothing was. */
    private static List<Pricing> pricing(SaleLine line) {
        Long minor = line.discountMinor();
        if (minor == null || minor == 0) {
            return List.of();
        }
        var off = new Money(minor, line.total().currency());
        var amounts = line.taxIncluded()
                ? Tax.inclusive(off, line.rateBasisPoints())
                : Tax.exclusive(off, line.rateBasisPoints());
        var key = VatKey.of(line.rateBasisPoints());
        return List.of(
                new Pricing(
                        "base_amount",
                        new Share(
                                key,
                                line.total().plus(amounts.gross()),
                                line.tax().plus(amounts.tax()))),
                new Pricing(
                        "discount",
                        new Share(key, amounts.gross().negated(), amounts.tax().negated())));
    }
}
