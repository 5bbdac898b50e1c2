package org.evertill.sync.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.EntityType;
import org.evertill.shift.ShiftTypes;
import org.evertill.slip.SlipTypes;
import org.evertill.stock.StockTypes;
import org.evertill.tender.TenderTypes;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static Stream<EntityType<?>> types() {
        return Stream.of(DomainTypes.ALL, ShiftTypes.ALL, SlipTypes.ALL, StockTypes.ALL, TenderTypes.ALL)
                .flatMap(List::stream);
    }

    /** Every label of the product's own entities has a German word. */
    @Test
    void everyLabelHasAGermanWord() {
        var texts = new Texts(Locale.GERMAN, ZoneOffset.UTC);
        var missing = types().flatMap(type -> type.columns().stream()
                        .filter(c -> !c.name().equals(type.idColumn()))
                        .filter(c -> Character.isUpperCase(c.label().charAt(0))))
                .map(c -> "label." + c.label().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .filter(key -> texts.find(key).isEmpty())
                .distinct()
                .toList();
        assertEquals(List.of(), missing);
        assertEquals(
                List.of(),
                types().map(EntityType::table)
                        .filter(table -> texts.find("kind." + table).isEmpty())
                        .toList());
    }
}
