package org.evertill.headoffice.postgres.internal;

import java.util.ArrayList;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.JournalEntry;
import org.evertill.domain.Sale;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.journal.SaleRows;
import org.evertill.journal.contract.JournalContractTest;
import org.evertill.sync.protocol.DeviceKey;
import org.evertill.sync.protocol.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What is done to the books of head office is found there, by the signatures of the tills. */
class JournalTest extends JournalContractTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");
    private final List<List<Operation>> sales = new ArrayList<>();

    @BeforeEach
    void fill() {
        for (int i = 0; i < 5; i++) {
            sales.add(till.signedSale(2));
        }
        till.pushAll();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Override
    protected void tamper(List<String> sql) {
        fixture.execute("ALTER TABLE op DISABLE TRIGGER op_immutable; " + String.join("; ", sql));
    }

    @Override
    protected List<String> findings() {
        return fixture.desk().verify().findings();
    }

    @Override
    protected Sale sale(long number) {
        return DomainTypes.SALE.fromRow(rows(number).sale());
    }

    @Override
    protected SaleRows rows(long number) {
        return new SaleRows(
                rows(number, DomainTypes.SALE).getFirst(),
                rows(number, DomainTypes.SALE_LINE),
                rows(number, DomainTypes.PAYMENT),
                rows(number, DomainTypes.STOCK_MOVEMENT),
                rows(number, DomainTypes.SALE_DISCOUNT));
    }

    @Override
    protected JournalEntry entry(long number) {
        return DomainTypes.JOURNAL_ENTRY.fromRow(
                rows(number, DomainTypes.JOURNAL_ENTRY).getFirst());
    }

    @Override
    protected DeviceKey key() {
        return till.key;
    }

    private List<Row> rows(long number, EntityType<?> type) {
        return sales.get((int) number - 1).stream()
                .filter(op -> op.table().equals(type.table()))
                .map(Operation::after)
                .toList();
    }
}
