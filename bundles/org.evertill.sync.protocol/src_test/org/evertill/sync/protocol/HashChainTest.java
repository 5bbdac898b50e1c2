package org.evertill.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.kernel.VersionVector;
import org.junit.jupiter.api.Test;

class HashChainTest {

    private static final Operation OPERATION = new Operation(
            1, "t", "i", "products", "p", "chain", OperationKind.UPDATE, Row.of(Map.of("name", "old")),
            Row.of(Map.of("name", "new")), VersionVector.ofHeadOffice(3), new Hlc(1, 2), "u", 1, "");

    @Test
    void theGenesisIsTheOneOfItsReplica() {
        // sha256sum of the text "evertill:R1", computed apart
        assertEquals("6bd4acb24eb4c7f4c4ed334005ea33ff11c355327d97c51359eda80e635fe04e", HashChain.genesis("R1"));
    }

    @Test
    void theHashIsSha256OverThePreviousHashAndTheCanonicalOperation() {
        // sha256sum of: 00[1,"t","i","products","p","chain","UPDATE",{"name":"old"},{"name":"new"},{"hq":3},
        // "000000000001-0002","u",1], without the line break
        assertEquals("6a0ed1048c9fe90ed2d3d32cbc1c60dc6c347a482943773a05cddafa1618bca4", HashChain.next("00", OPERATION));
    }

    @Test
    void everyMemberCounts() {
        var hashes = new HashSet<String>();
        var variants = List.of(
                OPERATION,
                new Operation(2, "t", "i", "products", "p", "chain", OperationKind.UPDATE, OPERATION.before(),
                        OPERATION.after(), OPERATION.context(), OPERATION.hlc(), "u", 1, ""),
                new Operation(1, "T", "i", "products", "p", "chain", OperationKind.UPDATE, OPERATION.before(),
                        OPERATION.after(), OPERATION.context(), OPERATION.hlc(), "u", 1, ""),
                new Operation(1, "t", "I", "products", "p", "chain", OperationKind.UPDATE, OPERATION.before(),
                        OPERATION.after(), OPERATION.context(), OPERATION.hlc(), "u", 1, ""),
                new Operation(1, "t", "i", "stores", "p", "chain", OperationKind.UPDATE, OPERATION.before(),
                        OPERATION.after(), OPERATION.context(), OPERATION.hlc(), "u", 1, ""),
                new Operation(1, "t", "i", "products", "P", "chain", OperationKind.UPDATE, OPERATION.before(),
                        OPERATION.after(), OPERATION.context(), OPERATION.hlc(), "u", 1, ""),
                new Operation(1, "t", "i", "products", "p", "store:S", OperationKind.UPDATE, OPERATION.before(),
                        OPERATION.after(), OPERATION.context(), OPERATION.hlc(), "u", 1, ""),
                new Operation(1, "t", "i", "products", "p", "chain", OperationKind.INSERT, OPERATION.before(),
                        OPERATION.after(), OPERATION.context(), OPERATION.hlc(), "u", 1, ""),
                new Operation(1, "t", "i", "products", "p", "chain", OperationKind.UPDATE, Row.EMPTY,
                        OPERATION.after(), OPERATION.context(), OPERATION.hlc(), "u", 1, ""),
                new Operation(1, "t", "i", "products", "p", "chain", OperationKind.UPDATE, OPERATION.before(),
                        Row.EMPTY, OPERATION.context(), OPERATION.hlc(), "u", 1, ""),
                new Operation(1, "t", "i", "products", "p", "chain", OperationKind.UPDATE, OPERATION.before(),
                        OPERATION.after(), VersionVector.EMPTY, OPERATION.hlc(), "u", 1, ""),
                new Operation(1, "t", "i", "products", "p", "chain", OperationKind.UPDATE, OPERATION.before(),
                        OPERATION.after(), OPERATION.context(), Hlc.ZERO, "u", 1, ""),
                new Operation(1, "t", "i", "products", "p", "chain", OperationKind.UPDATE, OPERATION.before(),
                        OPERATION.after(), OPERATION.context(), OPERATION.hlc(), "U", 1, ""),
                new Operation(1, "t", "i", "products", "p", "chain", OperationKind.UPDATE, OPERATION.before(),
                        OPERATION.after(), OPERATION.context(), OPERATION.hlc(), "u", 2, ""));
        variants.forEach(variant -> hashes.add(HashChain.next("00", variant)));
        assertEquals(14, hashes.size());
        assertNotEquals(HashChain.next("00", OPERATION), HashChain.next("01", OPERATION));
        assertEquals(HashChain.next("00", OPERATION), HashChain.next("00", OPERATION.withHash("other")));
    }

    @Test
    void theHashSurvivesTheWire() throws IOException {
        var messages = new RandomMessages(new Random(3));
        for (int i = 0; i < 500; i++) {
            var operation = messages.operation(1);
            var push = new Push.Request("r", 1, 1, "h", List.of(operation));
            var arrived = WireJson.PUSH_REQUEST.read(new StringReader(WireJsonTest.written(WireJson.PUSH_REQUEST, push)));
            assertEquals(HashChain.next("00", operation), HashChain.next("00", arrived.operations().getFirst()));
        }
    }
}
