package org.evertill.app.office.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Role;
import org.evertill.domain.Staff;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.kernel.Outcome;
import org.evertill.staff.PinHash;
import org.evertill.staff.WrongPins;
import org.junit.jupiter.api.Test;

class OfficeLoginTest {

    private static final Staff NOOR = new Staff("noor", "Noor", Role.ADMINISTRATOR, "#1357", true);
    private long nanos = 1;
    private final OfficeLogin login = new OfficeLogin(desk(), new Plain(), () -> nanos);

    @Test
    void thosePeopleComeInWhoLookAfterTheWholeChain() {
        assertEquals(
                List.of("Ada", "Noor"), login.people().stream().map(Staff::name).toList());
    }

    @Test
    void thePinOpensAndIsWiped() {
        char[] pin = "1357".toCharArray();
        assertEquals(Outcome.ok(NOOR), login.login("noor", pin));
        assertArrayEquals(new char[4], pin);
        assertEquals("staff.wrong-pin", code(login.login("noor", "1358".toCharArray())));
        assertEquals("staff.unknown", code(login.login("kim", "2468".toCharArray())));
    }

    @Test
    void wrongPinsInARowLockForAWhileEvenTheRightOne() {
        for (int i = 1; i < WrongPins.FREE; i++) {
            assertEquals("staff.wrong-pin", code(login.login("noor", "0".toCharArray())));
        }
        assertEquals("staff.locked", code(login.login("noor", "0".toCharArray())));
        assertEquals("staff.locked", code(login.login("noor", "1357".toCharArray())));
        nanos += Duration.ofSeconds(31).toNanos();
        assertEquals(Outcome.ok(NOOR), login.login("noor", "1357".toCharArray()));
    }

    private static String code(Outcome<Staff> outcome) {
        return outcome instanceof Outcome.Failed<Staff>(var problem) ? problem.code() : "";
    }

    /** A head office with these people, which can do nothing else. */
    private static HeadOfficeDesk desk() {
        var people = List.of(
                NOOR,
                new Staff("ada", "Ada", Role.MANAGER, "#1111", true),
                new Staff("kim", "Kim", Role.CASHIER, "#2468", true),
                new Staff("lee", "Lee", Role.MANAGER, "#3333", true, null, "S1"),
                new Staff("max", "Max", Role.ADMINISTRATOR, "#4444", false));
        return (HeadOfficeDesk) Proxy.newProxyInstance(
                OfficeLoginTest.class.getClassLoader(),
                new Class<?>[] {HeadOfficeDesk.class},
                (desk, method, asked) -> {
                    if (!method.getName().equals("all")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return asked[0] == DomainTypes.STAFF ? people : List.of();
                });
    }

    /** A hash that shows what is hashed. */
    private static final class Plain implements PinHash {

        @Override
        public String of(char[] pin) {
            return "#" + new String(pin);
        }

        @Override
        public boolean matches(char[] pin, String hash) {
            return hash.equals(of(pin));
        }
    }
}
