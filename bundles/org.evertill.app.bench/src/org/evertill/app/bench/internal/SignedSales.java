package org.evertill.app.bench.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Payment;
import org.evertill.domain.Sale;
import org.evertill.domain.SaleLine;
import org.evertill.domain.StockMovement;
import org.evertill.journal.Entries;
import org.evertill.journal.SaleRows;
import org.evertill.sync.protocol.DeviceKey;

/** Sales with their entries in the till's journal, which it signs, as a till writes them: six rows. One thread. */
final class SignedSales {

    private final SaleMaker maker;
    private final String replica;
    private final DeviceKey key;
    private Optional<Entries.Link> newest = Optional.empty();

    SignedSales(SaleMaker maker, String replica, DeviceKey key) {
        this.maker = maker;
        this.replica = replica;
        this.key = key;
    }

    /** The sale comes first. */
    List<Fact<?>> next() {
        var facts = new ArrayList<>(maker.next());
        var sale = values(facts, Sale.class).getFirst();
        var rows = SaleRows.of(
                sale,
                values(facts, SaleLine.class),
                values(facts, Payment.class),
                values(facts, StockMovement.class),
                List.of());
        var entry = Entries.next(sale, rows, replica, newest, key);
        newest = Optional.of(new Entries.Link(entry.id(), entry.hash()));
        facts.add(new Fact<>(DomainTypes.JOURNAL_ENTRY, entry));
        return facts;
    }

    private static <T> List<T> values(List<Fact<?>> facts, Class<T> type) {
        return facts.stream()
                .map(Fact::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
