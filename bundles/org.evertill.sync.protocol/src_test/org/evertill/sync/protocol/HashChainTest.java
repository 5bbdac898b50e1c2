package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.junit.jupiter.api.Test;

class HashChainTest {

    private static final Operation OPERATION = new Operation(
            1,
            "t",
            "i",
            "products",
            "p",
            "chain",
            OperationKind.UPDATE,
            Row.of(Map.of("name", "old")),
            Row.of(Map.of("name", "new")),
            VersionVector.ofHeadOffice(3),
            new Hlc(1, 2),
            "u",
            1,
            "");

    /** For every member that the hash covers, another value than the operation has. */
    private static final Map<String, Object> OTHER = Map.ofEntries(
            Map.entry("seq", 2L),
            Map.entry("txn", "T"),
            Map.entry("id", "I"),
            Map.entry("table", "stores"),
            Map.entry("entityId", "P"),
            Map.entry("scope", "store:S"),
            Map.entry("kind", OperationKind.INSERT),
            Map.entry("before", Row.EMPTY),
            Map.entry("after", Row.EMPTY),
            Map.entry("context", VersionVector.EMPTY),
            Map.entry("hlc", Hlc.ZERO),
            Map.entry("userId", "U"),
            Map.entry("schemaVersion", 2));

    @Test
    void whatAnOperationChangedIsReadBackFromWhatWasHashed() {
        var messages = new RandomMessages(new Random(5));
        for (int i = 0; i < 500; i++) {
            var operation = messages.operation(i + 1);
            assertEquals(
                    new CanonicalChange(operation.before(), operation.after()),
                    CanonicalChange.of(HashChain.canonical(operation)));
        }
        assertThrows(IllegalArgumentException.class, () -> CanonicalChange.of("[1,2"));
    }

    @Test
    void theGenesisIsTheOneOfItsReplica() {
        // sha256sum of the text "evertill:R1", computed apart
        assertEquals("6bd4acb24eb4c7f4c4ed334005ea33ff11c355327d97c51359eda80e635fe04e", HashChain.genesis("R1"));
    }

    @Test
    void theHashIsSha256OverThePreviousHashAndTheCanonicalOperation() {
        // sha256sum of: 00[1,"t","i","products","p","chain","UPDATE",{"name":"old"},{"name":"new"},{"hq":3},
        // "000000000001-0002","u",1], without the line break
        assertEquals(
                "6a0ed1048c9fe90ed2d3d32cbc1c60dc6c347a482943773a05cddafa1618bca4", HashChain.next("00", OPERATION));
    }

    @Test
    void everyMemberCounts() throws ReflectiveOperationException {
        var hashes = new HashSet<>(Set.of(HashChain.next("00", OPERATION)));
        var members = Operation.class.getRecordComponents();
        for (int i = 0; i < members.length - 2; i++) {
            String name = members[i].getName();
            assertTrue(hashes.add(HashChain.next("00", with(i, OTHER.get(name)))), name);
        }
        assertEquals("hash", members[members.length - 2].getName());
        assertEquals("contents", members[members.length - 1].getName());
        assertEquals(HashChain.next("00", OPERATION), HashChain.next("00", OPERATION.withHash("other")));
        assertNotEquals(HashChain.next("00", OPERATION), HashChain.next("01", OPERATION));
    }

    /** Of one that is not as it was made only the place is known, and that has the form of a hash. */
    @Test
    void oneWithoutItsValuesKeepsItsPlace() {
        var whole = OPERATION.withHash(HashChain.next("00", OPERATION));
        assertTrue(HashChain.follows("00", whole));
        assertFalse(HashChain.follows("01", whole));
        var lost = whole.with(Row.EMPTY, Row.EMPTY, Operation.Contents.LOST);
        assertFalse(HashChain.follows("00", whole.with(Row.EMPTY, Row.EMPTY, Operation.Contents.WHOLE)));
        assertTrue(HashChain.follows("00", lost));
        assertFalse(HashChain.follows("00", lost.withHash("")));
        assertFalse(HashChain.follows("00", lost.withHash("A".repeat(64))));
    }

    /** The operation with another value in one place. */
    private static Operation with(int place, Object value) throws ReflectiveOperationException {
        var members = Operation.class.getRecordComponents();
        var types = new Class<?>[members.length];
        var values = new Object[members.length];
        for (int i = 0; i < members.length; i++) {
            types[i] = members[i].getType();
            values[i] = i == place ? value : members[i].getAccessor().invoke(OPERATION);
        }
        return Operation.class.getConstructor(types).newInstance(values);
    }

    @Test
    void theHashSurvivesTheWire() throws IOException {
        var messages = new RandomMessages(new Random(3));
        for (int i = 0; i < 500; i++) {
            var operation = messages.operation(1);
            var push = new Push.Request("r", 1, 1, "h", List.of(operation));
            var arrived =
                    WireJson.PUSH_REQUEST.read(new StringReader(WireJsonTest.written(WireJson.PUSH_REQUEST, push)));
            assertEquals(
                    HashChain.next("00", operation),
                    HashChain.next("00", arrived.operations().getFirst()));
        }
    }
}
