package org.evertill.headoffice.postgres.internal;

import static org.evertill.headoffice.postgres.internal.PushTest.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.TaxRate;
import org.evertill.sync.protocol.Rows;
import org.evertill.sync.protocol.Rows.Comparison;
import org.evertill.sync.protocol.Rows.Direction;
import org.evertill.sync.protocol.Rows.Filter;
import org.evertill.sync.protocol.Rows.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filters, orders and pages mean the same at head office as in a till's own database. */
class RowQueryTest {

    private final Fixture fixture = new Fixture();
    private final TestTill till = fixture.till("S1", "R1");

    @BeforeEach
    void fill() {
        customer("c1", "Zoe", "a@x");
        customer("c2", "ann", null);
        customer("c3", "Ängström", "b@x");
        customer("c4", "Ann", null);
        fixture.desk()
                .save(DomainTypes.TAX_RATE, new TaxRate("t1", "GB", "standard", 2000, LocalDate.of(2011, 1, 4)), "u")
                .orThrow();
        fixture.desk()
                .save(DomainTypes.TAX_RATE, new TaxRate("t2", "GB", "standard", 1750, LocalDate.of(2010, 1, 1)), "u")
                .orThrow();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void textsAreOrderedByCodePointAndEmptyOnesComeFirst() {
        assertEquals(List.of("c4", "c1", "c2", "c3"), ids(List.of(), new Order("name", Direction.ASCENDING)));
        assertEquals(List.of("c3", "c2", "c1", "c4"), ids(List.of(), new Order("name", Direction.DESCENDING)));
        assertEquals(List.of("c2", "c4", "c1", "c3"), ids(List.of(), new Order("email", Direction.ASCENDING)));
        assertEquals(List.of("c3", "c1", "c2", "c4"), ids(List.of(), new Order("email", Direction.DESCENDING)));
    }

    @Test
    void filtersCompare() {
        assertEquals(List.of("c1"), ids(List.of(filter("name", Comparison.EQUAL, "Zoe"))));
        assertEquals(List.of("c2", "c3", "c4"), ids(List.of(filter("name", Comparison.NOT_EQUAL, "Zoe"))));
        assertEquals(List.of("c2", "c3", "c4"), ids(List.of(filter("email", Comparison.NOT_EQUAL, "a@x"))));
        assertEquals(List.of("c4"), ids(List.of(filter("name", Comparison.STARTS_WITH, "An"))));
        assertEquals(List.of("c2", "c3"), ids(List.of(filter("name", Comparison.GREATER, "a"))));
        assertEquals(List.of("c2", "c4"), ids(List.of(new Filter("email", Comparison.EMPTY, Optional.empty()))));
        assertEquals(List.of("c1", "c3"), ids(List.of(new Filter("email", Comparison.NOT_EMPTY, Optional.empty()))));
        assertEquals(List.of("c1", "c2", "c3", "c4"), ids(List.of(filter("scope", Comparison.EQUAL, "chain"))));
    }

    @Test
    void numbersAndDatesCompareAsWhatTheyAre() {
        assertEquals(List.of("t1"), taxes(filter("rate_basis_points", Comparison.GREATER, 1999L)));
        assertEquals(List.of("t1"), taxes(filter("valid_from", Comparison.GREATER_OR_EQUAL, "2011-01-04")));
        assertEquals(List.of("t2"), taxes(filter("valid_from", Comparison.STARTS_WITH, "2010")));
        assertEquals(List.of("t1"), taxes(filter("valid_from", Comparison.GREATER, "2010-02")));
    }

    @Test
    void pagesFollowEachOther() {
        var order = List.of(new Order("name", Direction.ASCENDING));
        assertEquals(List.of("c1", "c2"), ids(new Rows.Select(till.replica(), "customers", List.of(), order, 1, 2)));
        var filters = List.of(filter("name", Comparison.STARTS_WITH, "A"));
        assertEquals(
                1,
                fixture.office()
                        .rows()
                        .count(till.caller, new Rows.Count(till.replica(), "customers", filters))
                        .orThrow()
                        .rows());
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        for (var filter : List.of(
                filter("nothing", Comparison.EQUAL, "x"),
                filter("name; DROP TABLE customers", Comparison.EQUAL, "x"),
                filter("name", Comparison.EQUAL, 5L),
                filter("sync_status", Comparison.EQUAL, "SYNCED"),
                new Filter("name", Comparison.EQUAL, Optional.empty()))) {
            var question = new Rows.Select(till.replica(), "customers", List.of(filter), List.of(), 0, 10);
            assertProblem("sync.bad-selection", fixture.office().rows().select(till.caller, question));
        }
    }

    private void customer(String id, String name, String email) {
        fixture.desk()
                .save(DomainTypes.CUSTOMER, new Customer(id, id, name, email, null, null, null), "u")
                .orThrow();
    }

    private static Filter filter(String column, Comparison comparison, Object value) {
        return new Filter(column, comparison, Optional.of(value));
    }

    private List<String> taxes(Filter filter) {
        return ids(new Rows.Select(till.replica(), "tax_rates", List.of(filter), List.of(), 0, 10));
    }

    private List<String> ids(List<Filter> filters, Order... order) {
        return ids(new Rows.Select(till.replica(), "customers", filters, List.of(order), 0, 10));
    }

    private List<String> ids(Rows.Select question) {
        return fixture.office().rows().select(till.caller, question).orThrow().entries().stream()
                .map(Rows.Entry::id)
                .toList();
    }
}
