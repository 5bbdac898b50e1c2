package org.evertill.example.window.internal;

import java.util.List;
import org.evertill.report.Figure;
import org.evertill.report.Key;
import org.evertill.report.Report;
import org.evertill.report.Slices;
import org.osgi.service.component.annotations.Component;

/** Who sold how many bags. */
@Component
public final class BagReport implements Report {

    /** Under which the chain's catalogue has the bag. */
    static final String CODE = "BAG";

    static final String QUANTITY = "quantity";
    static final String GROSS = "gross";

    @Override
    public String name() {
        return "example.bags";
    }

    @Override
    public List<Key> keys() {
        return List.of(Key.text("cashier_id"), new Key("cashier", Key.Kind.PERSON));
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.quantity(QUANTITY), Figure.money(GROSS));
    }

    @Override
    public Slices slices() {
        return Slices.WHOLE;
    }

    @Override
    public Order order() {
        return Order.LARGEST_FIRST;
    }

    @Override
    public String sql() {
        return """
                SELECT l.total_currency, s.staff_id, s.staff_id AS person, sum(l.quantity_milli), sum(l.total_minor)
                FROM sales s JOIN sale_lines l ON l.sale_id = s.id
                WHERE s.store_id = ? AND s.completed_at >= ? AND s.completed_at < ?
                AND s.register_id = coalesce(?, s.register_id) AND NOT s.is_deleted AND NOT l.is_deleted
                AND EXISTS (SELECT 1 FROM product_codes c
                  WHERE c.product_id = l.product_id AND c.code = '%s' AND NOT c.is_deleted)
                GROUP BY l.total_currency, s.staff_id""".formatted(CODE);
    }
}
