package org.evertill.pricing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * In which order lines get their shares of what is divided among them: by what they are, not by when they were scanned. Lines alike stand
 * behind each other, first those of which a person takes something off, so that a line more or less of the others changes nothing for them.
 */
final class Lineup {

    private static final Comparator<Basket.Line> ORDER = Comparator.comparing(
                    (Basket.Line line) -> line.product().id())
            .thenComparing(Basket.Line::unitPrice)
            .thenComparing(Basket.Line::taxIncluded)
            .thenComparing(Basket.Line::rateBasisPoints)
            .thenComparing(line -> line.manual().isEmpty())
            .thenComparing(Basket.Line::quantity)
            .thenComparing(line -> line.manual().map(Object::toString).orElse(""));

    private Lineup() {}

    /** The places of a basket's lines, in this order. */
    static List<Integer> of(Basket basket) {
        return IntStream.range(0, basket.lines().size())
                .boxed()
                .sorted(Comparator.comparing(i -> basket.lines().get(i), ORDER))
                .toList();
    }
}
