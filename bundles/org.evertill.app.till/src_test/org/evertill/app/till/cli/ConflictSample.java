package org.evertill.app.till.cli;

import java.time.Instant;
import java.util.List;
import org.evertill.domain.Customer;
import org.evertill.domain.DomainTypes;
import org.evertill.entity.Row;
import org.evertill.kernel.Hlc;
import org.evertill.sync.merge.Conflict;
import org.evertill.sync.merge.Rules;
import org.evertill.sync.merge.Sibling;
import org.evertill.sync.merge.SiblingsJson;
import org.evertill.sync.protocol.Pull;

/** A customer about whose name two people disagree, as head office sends it. */
final class ConflictSample {

    private ConflictSample() {}

    /** @param id of the conflict */
    static List<Pull.Entry> entries(String id) {
        var customer = DomainTypes.CUSTOMER.toRow(new Customer("k1", "7", "Anna", null, null, null, null));
        var siblings = List.of(sibling("Anna", "R1"), sibling("Berta", "R2"));
        var conflict = new Conflict(
                id,
                "chain",
                "customers",
                "k1",
                "name",
                Conflict.Status.OPEN,
                SiblingsJson.write(siblings),
                Instant.EPOCH,
                null,
                null,
                Rules.MANUAL);
        return List.of(
                new Pull.Entry("chain", 1, "customers", "k1", 2, false, customer),
                new Pull.Entry("chain", 2, "sync_conflicts", id, 1, false, Conflict.TYPE.toRow(conflict)));
    }

    private static Sibling sibling(String name, String replica) {
        return new Sibling(Row.EMPTY.with("name", name), replica, 1, 1, Hlc.ZERO, "anna");
    }
}
