package org.evertill.ui.sell.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.evertill.ui.Messages;
import org.evertill.ui.sell.SellAction;
import org.evertill.ui.sell.SellScreen;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** The screen's own actions with their keys, and those that other bundles bring. */
final class SellActions {

    private SellActions() {}

    /** The small buttons, from left to right. */
    static List<KeyAction> small(SellController on, Messages texts) {
        return List.of(
                action("sell.quantity", texts, SWT.F2, "F2", on, on::setQuantity),
                action("sell.remove", texts, SWT.DEL, texts.get("key.delete"), on, on::remove),
                action("sell.undo", texts, SWT.F3, "F3", on, on::undo),
                always("sell.refund", texts, SWT.F4, "F4", on::refund),
                always("sell.again", texts, SWT.F5, "F5", on::receipt),
                always("sell.unsold", texts, SWT.F6, "F6", on::notSold),
                action("sell.give-up", texts, SWT.F7, "F7", on, on::giveUp));
    }

    /** The buttons of the second bar; their keys are pressed with Shift. */
    static List<KeyAction> seldom(SellController on, MoreControl more, Messages texts) {
        return List.of(
                shifted("more.park", texts, SWT.F2, "F2", on::hasLines, more::park),
                shifted("more.recall", texts, SWT.F3, "F3", () -> true, more::recall),
                shifted("more.discount-line", texts, SWT.F4, "F4", on::hasLines, more::discountLine),
                shifted("more.discount-all", texts, SWT.F5, "F5", on::hasLines, more::discountAll),
                shifted("more.customer", texts, SWT.F6, "F6", () -> true, more::customer),
                shifted("more.void", texts, SWT.F7, "F7", () -> true, more::voidSale));
    }

    private static KeyAction shifted(
            String id, Messages texts, int key, String keyName, BooleanSupplier enabled, Runnable run) {
        return new KeyAction(id, texts.get(id), SWT.SHIFT | key, texts.get("key.shift") + "+" + keyName, enabled, run);
    }

    static KeyAction cash(SellController on, Messages texts) {
        return new KeyAction(
                "sell.cash", texts.get("sell.cash"), SWT.F8, texts.get("key.cash"), on::mayPay, on::payAmount);
    }

    static KeyAction exact(SellController on, Messages texts) {
        return new KeyAction("sell.exact", texts.get("sell.exact"), SWT.F9, "F9", on::mayPay, on::payExactly);
    }

    /** What other bundles bring, without keys that are taken. */
    static List<KeyAction> brought(SellScreen screen, Locale locale, List<KeyAction> own) {
        Set<Integer> taken = new HashSet<>();
        own.forEach(a -> taken.add(a.key()));
        var brought = new ArrayList<KeyAction>();
        for (SellAction action : services()) {
            boolean hasKey = action.key() != 0 && taken.add(action.key());
            brought.add(new KeyAction(
                    action.id(),
                    action.text(locale),
                    hasKey ? action.key() : 0,
                    hasKey ? action.keyName() : "",
                    () -> action.isEnabled(screen),
                    () -> action.run(screen)));
        }
        return brought;
    }

    private static List<SellAction> services() {
        var bundle = FrameworkUtil.getBundle(SellActions.class);
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

    private static KeyAction action(
            String id, Messages texts, int key, String keyName, SellController on, Runnable run) {
        return new KeyAction(id, texts.get(id), key, keyName, on::hasLines, run);
    }

    private static KeyAction always(String id, Messages texts, int key, String keyName, Runnable run) {
        return new KeyAction(id, texts.get(id), key, keyName, () -> true, run);
    }
}
