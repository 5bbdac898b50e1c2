package org.evertill.ui.shift.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.evertill.shift.CashMovementKind;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What the screen does by keys. */
@Component
public final class ShiftKeys implements KeySource {

    static final KeyUse PAID_IN = movement(CashMovementKind.PAID_IN, SWT.F2);
    static final KeyUse PAID_OUT = movement(CashMovementKind.PAID_OUT, SWT.F3);
    static final KeyUse DROP = movement(CashMovementKind.DROP, SWT.F4);
    static final KeyUse LOAN = movement(CashMovementKind.LOAN, SWT.F5);
    static final KeyUse COUNT = KeyUse.free("shift.count", SWT.F6);
    static final KeyUse X = KeyUse.free("shift.x", SWT.F7);
    static final KeyUse COPY = KeyUse.free("shift.copy", SWT.F8);
    static final KeyUse NEXT = KeyUse.free("shift.next", SWT.F9);
    static final KeyUse BACK = KeyUse.fixed("shift.back", SWT.ESC);

    @Override
    public String id() {
        return "shift";
    }

    @Override
    public List<KeyUse> uses() {
        return List.of(
                NEXT,
                PAID_IN,
                PAID_OUT,
                DROP,
                LOAN,
                COUNT,
                X,
                COPY,
                BACK,
                CommonKeys.ENTER,
                CommonKeys.BACKSPACE,
                CommonKeys.UP,
                CommonKeys.DOWN,
                CommonKeys.PAGE_UP,
                CommonKeys.PAGE_DOWN);
    }

    private static KeyUse movement(CashMovementKind kind, int key) {
        return KeyUse.free("shift." + kind.name(), key);
    }
}
