package org.evertill.ui.sell.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.evertill.ui.keys.CommonKeys;
import org.evertill.ui.keys.KeySource;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.Stroke;
import org.evertill.ui.sell.SellAction;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Component;

/** What the screen does by keys while things are sold, with what other bundles bring. */
@Component
public final class SellKeySource implements KeySource {

    static final KeyUse QUANTITY = KeyUse.free("sell.quantity", SWT.F2);
    static final KeyUse REMOVE = KeyUse.free("sell.remove", SWT.DEL);
    static final KeyUse UNDO = KeyUse.free("sell.undo", SWT.F3);
    static final KeyUse REFUND = KeyUse.free("sell.refund", SWT.F4);
    static final KeyUse AGAIN = KeyUse.free("sell.again", SWT.F5);
    static final KeyUse UNSOLD = KeyUse.free("sell.unsold", SWT.F6);
    static final KeyUse GIVE_UP = KeyUse.free("sell.give-up", SWT.F7);
    static final KeyUse CASH = KeyUse.free("sell.cash", SWT.F8);
    static final KeyUse EXACT = KeyUse.free("sell.exact", SWT.F9);
    static final KeyUse PARK = KeyUse.free("more.park", SWT.SHIFT | SWT.F2);
    static final KeyUse RECALL = KeyUse.free("more.recall", SWT.SHIFT | SWT.F3);
    static final KeyUse DISCOUNT_LINE = KeyUse.free("more.discount-line", SWT.SHIFT | SWT.F4);
    static final KeyUse DISCOUNT_ALL = KeyUse.free("more.discount-all", SWT.SHIFT | SWT.F5);
    static final KeyUse CUSTOMER = KeyUse.free("more.customer", SWT.SHIFT | SWT.F6);
    static final KeyUse VOID = KeyUse.free("more.void", SWT.SHIFT | SWT.F7);
    static final KeyUse BACK = KeyUse.fixed("sell.back", SWT.ESC);
    static final KeyUse PLUS = KeyUse.fixed("sell.plus", '+');
    static final KeyUse MINUS = KeyUse.fixed("sell.minus", '-');

    private static final List<KeyUse> OWN = List.of(
            EXACT,
            CASH,
            QUANTITY,
            REMOVE,
            UNDO,
            REFUND,
            AGAIN,
            UNSOLD,
            GIVE_UP,
            PARK,
            RECALL,
            DISCOUNT_LINE,
            DISCOUNT_ALL,
            CUSTOMER,
            VOID,
            PLUS,
            MINUS,
            BACK,
            CommonKeys.ENTER,
            CommonKeys.BACKSPACE,
            CommonKeys.UP,
            CommonKeys.DOWN,
            CommonKeys.PAGE_UP,
            CommonKeys.PAGE_DOWN);

    @Override
    public String id() {
        return "sell";
    }

    @Override
    public List<KeyUse> uses() {
        var all = new ArrayList<>(OWN);
        var taken = new HashSet<Stroke>();
        OWN.forEach(use -> taken.addAll(use.standard()));
        brought().forEach(action -> all.add(use(action, taken)));
        return all;
    }

    /** Without its key when that one is taken. */
    private static KeyUse use(SellAction action, HashSet<Stroke> taken) {
        boolean isFree = action.key() != 0 && taken.add(new Stroke(action.key()));
        return KeyUse.free(action.id(), isFree ? action.key() : 0);
    }

    @Override
    public Optional<String> words(String use, Locale locale) {
        return brought().stream()
                .filter(action -> action.id().equals(use))
                .map(action -> action.text(locale))
                .findFirst()
                .or(() -> KeySource.super.words(use, locale));
    }

    /** The actions of other bundles, ordered by id. */
    static List<SellAction> brought() {
        var bundle = FrameworkUtil.getBundle(SellKeySource.class);
        if (bundle == null) {
            return List.of();
        }
        var context = bundle.getBundleContext();
        try {
            return context.getServiceReferences(SellAction.class, null).stream()
                    .map(context::getService)
                    .sorted(Comparator.comparing(SellAction::id))
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is a valid filter", e);
        }
    }
}
