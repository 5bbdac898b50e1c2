package org.evertill.ui.sell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.osgi.service.component.annotations.Component;

/** What the screen does by keys while it is paid, before those of selling. */
@Component
public final class PayKeySource implements KeySource {

    /** Tenders in the order in which they are shown. */
    static final List<KeyUse> TENDERS = IntStream.range(0, 6)
            .mapToObj(i -> KeyUse.fixed("pay.tender." + (i + 1), SWT.F2 + i))
            .toList();

    static final KeyUse LEFT = KeyUse.fixed("pay.left", SWT.ARROW_LEFT);
    static final KeyUse RIGHT = KeyUse.fixed("pay.right", SWT.ARROW_RIGHT);
    static final KeyUse TIP = KeyUse.fixed("pay.tip", '+');
    static final KeyUse TAKE_BACK = KeyUse.fixed("pay.take-back", SWT.DEL);

    @Override
    public String id() {
        return "sell.pay";
    }

    @Override
    public List<KeyUse> uses() {
        var all = new ArrayList<>(TENDERS);
        all.addAll(List.of(LEFT, RIGHT, TIP, TAKE_BACK));
        return all;
    }
}
