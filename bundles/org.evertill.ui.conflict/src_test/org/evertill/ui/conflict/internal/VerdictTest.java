package org.evertill.ui.conflict.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Column;
import org.evertill.entity.EntityType;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.sync.ConflictDesk.Decision;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Rules;
import org.evertill.sync.merge.Sibling;
import org.evertill.sync.merge.SiblingsJson;
import org.evertill.ui.conflict.internal.Terms.Kind;
import org.evertill.ui.conflict.internal.Verdict.Way;
import org.junit.jupiter.api.Test;

/** What the choices of a person come to, for each kind of conflict. */
class VerdictTest {

    @Test
    void aFieldsValueIsChosenOrTyped() {
        var name = Verdict.begin(terms(DomainTypes.PRODUCT, "name", 2));
        assertEquals(Kind.FIELDS, name.terms().kind());
        assertEquals(Optional.empty(), name.decision());
        assertEquals(Optional.of(new Decision.Keep(1)), name.choose(1).decision());
        var typing = name.choose(1).go(Way.TYPE);
        assertEquals(Optional.empty(), typing.type("  ").decision());
        var replaced = Optional.of(new Decision.Replace(Row.EMPTY.with("name", "Tea")));
        assertEquals(replaced, typing.type(" Tea ").decision());
        assertEquals(replaced, name.go(Way.TYPE).type("Tea").decision(), "what is typed needs no other choice");
        assertEquals(
                Optional.of(new Decision.Keep(0)), typing.type("Tea").choose(0).decision(), "who chooses takes that");
        assertEquals(name, name.go(Way.DELETE), "a field's conflict deletes nothing");
    }

    @Test
    void fieldsThatBelongTogetherAreNotTyped() {
        var price = Verdict.begin(terms(DomainTypes.PRICE_ROW, "price", 2));
        assertEquals(Way.KEEP, price.go(Way.TYPE).way());
    }

    @Test
    void aDeletionStandsOrNot() {
        var life = Verdict.begin(terms(DomainTypes.PRODUCT, "life", 2));
        assertEquals(Kind.LIFE, life.terms().kind());
        assertEquals(Optional.of(new Decision.Keep(0)), life.choose(0).decision());
        assertEquals(Way.KEEP, life.go(Way.TYPE).way());
    }

    @Test
    void aBarcodeIsTakenFromTheOthersOrTheOtherGetsANewOne() {
        var code = Verdict.begin(terms(DomainTypes.PRODUCT_CODE, "unique:code", 2));
        assertEquals(Kind.CODE, code.terms().kind());
        assertEquals(Optional.empty(), code.decision());
        assertEquals(Optional.of(new Decision.DeleteOthers(1)), code.choose(1).decision());
        assertEquals(
                Optional.of(new Decision.Reassign(0, Row.EMPTY.with("code", "400"))),
                code.choose(0).go(Way.TYPE).type("400").decision());
    }

    @Test
    void aCustomersNumberIsNoReasonToDeleteTheCustomer() {
        var number = Verdict.begin(terms(DomainTypes.CUSTOMER, "unique:number", 2));
        assertEquals(Kind.CLAIM, number.terms().kind());
        assertEquals(Optional.empty(), number.choose(0).decision(), "the other one needs a number first");
        assertEquals(
                Optional.of(new Decision.Reassign(0, Row.EMPTY.with("number", "9"))),
                number.choose(0).type("9").decision());
        assertEquals(
                Optional.of(new Decision.DeleteOthers(0)),
                number.choose(0).go(Way.DELETE).decision());
    }

    @Test
    void ofThreeOnesNoneCanGetOneNewNumber() {
        assertEquals(
                Optional.empty(),
                terms(DomainTypes.CUSTOMER, "unique:number", 3).typed().map(Column::name));
        assertEquals(
                Way.DELETE,
                Verdict.begin(terms(DomainTypes.CUSTOMER, "unique:number", 3)).way());
    }

    @Test
    void aRegistersCodeIsTypedWithoutItsStore() {
        assertEquals(
                Optional.of("code"),
                terms(DomainTypes.REGISTER, "unique:code", 2).typed().map(Column::name));
    }

    private static Terms terms(EntityType<?> type, String group, int values) {
        List<Sibling> siblings = IntStream.range(0, values)
                .mapToObj(i -> new Sibling(Row.EMPTY.with("entity_id", "r" + i), "R" + i, 1, 1, Hlc.ZERO, ""))
                .toList();
        return Terms.of(
                new Conflict(
                        "x",
                        "chain",
                        type.table(),
                        "r0",
                        group,
                        Conflict.Status.OPEN,
                        SiblingsJson.write(siblings),
                        Instant.EPOCH,
                        null,
                        null,
                        Rules.MANUAL),
                type);
    }
}
