package org.evertill.staff.local.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Staff;
import org.evertill.staff.Approvals.Wanted;
import org.junit.jupiter.api.Test;

class ApprovalsTest extends LoginCase {

    @Test
    void aManagerUnlocksOnceAndBothAreOnRecord() {
        var login = lockedOut(new Instant[] {START});
        var wanted = Wanted.unlocking("b");
        assertEquals(
                List.of("Zoe"),
                login.approvers(wanted.permission()).stream().map(Staff::name).toList());
        assertEquals(
                "staff.wrong-pin",
                problem(login.approve(wanted, "a", pin("0000"))).code());
        var approval = login.approve(wanted, "a", pin("2222")).orThrow();
        assertEquals("bea", login.unlock(approval).orThrow().name());
        assertEquals("bea", login.login("b", pin("1111")).orThrow().name());
        assertEquals("staff.approval-refused", problem(login.unlock(approval)).code());
        var noted = database.read(r -> r.find(DomainTypes.APPROVAL, approval.id()))
                .orElseThrow()
                .value();
        assertEquals(approval, noted);
        assertEquals("a", noted.approvedBy());
        assertEquals("b", noted.staffId());
    }

    @Test
    void whoMayNotDoItCannotAllowItAndNobodyAllowsHimself() {
        var login = at(START);
        var refund = new Wanted("REFUND", "S1-R1-A-000001", "a");
        assertEquals(
                "staff.not-permitted",
                problem(login.approve(refund, "b", pin("1111"))).code());
        assertEquals(
                "staff.not-permitted",
                problem(login.approve(refund, "a", pin("2222"))).code());
        var unlock = new Wanted("REFUND", "b", "b");
        var other = login.approve(unlock, "a", pin("2222")).orThrow();
        assertEquals("staff.approval-refused", problem(login.unlock(other)).code());
    }
}
