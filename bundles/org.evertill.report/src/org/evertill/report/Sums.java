package org.evertill.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.report.Figure.Unit;

/** Adds up the figures of rows; ratios are worked out of the sums. */
final class Sums {

    private static final int WHOLE = 10_000;

    private final List<Figure> figures;
    private final long[] sums;
    private boolean quantities = true;

    Sums(List<Figure> figures) {
        this.figures = figures;
        this.sums = new long[figures.size()];
    }

    void add(List<Optional<Long>> values) {
        for (int i = 0; i < sums.length; i++) {
            if (figures.get(i).ratio().isEmpty()) {
                sums[i] = Math.addExact(sums[i], values.get(i).orElse(0L));
            }
        }
    }

    /** Pieces and kilograms come to nothing. */
    Sums withoutQuantities() {
        quantities = false;
        return this;
    }

    List<Optional<Long>> all() {
        var all = new ArrayList<Optional<Long>>();
        for (int i = 0; i < sums.length; i++) {
            var figure = figures.get(i);
            if (figure.ratio().isPresent()) {
                all.add(ratio(figure.ratio().get(), figure.unit()));
            } else {
                all.add(figure.unit() == Unit.QUANTITY && !quantities ? Optional.empty() : Optional.of(sums[i]));
            }
        }
        return all;
    }

    private Optional<Long> ratio(Figure.Ratio ratio, Unit unit) {
        long whole = sums[index(ratio.whole())];
        if (whole == 0) {
            return Optional.empty();
        }
        var part = BigDecimal.valueOf(sums[index(ratio.part())]);
        return Optional.of((unit == Unit.RATE ? part.multiply(BigDecimal.valueOf(WHOLE)) : part)
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    private int index(String name) {
        for (int i = 0; i < figures.size(); i++) {
            if (figures.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no figure " + name);
    }
}
