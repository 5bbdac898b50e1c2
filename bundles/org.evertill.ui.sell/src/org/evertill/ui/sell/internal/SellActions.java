package org.evertill.ui.sell.internal;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.evertill.ui.Messages;
import org.evertill.ui.keys.KeyUse;
import org.evertill.ui.keys.Keyboard;
import org.evertill.ui.sell.SellScreen;

/** The screen's own actions with their keys, and those that other bundles bring. */
final class SellActions {

    private final SellController on;
    private final MoreControl more;
    private final Messages texts;
    private final Keyboard keyboard;

    SellActions(SellController on, MoreControl more, Messages texts, Keyboard keyboard) {
        this.on = on;
        this.more = more;
        this.texts = texts;
        this.keyboard = keyboard;
    }

    /** The small buttons, from left to right. */
    List<KeyAction> small() {
        return List.of(
                action(SellKeySource.QUANTITY, on::hasLines, on::setQuantity),
                action(SellKeySource.REMOVE, on::hasLines, on::remove),
                action(SellKeySource.UNDO, on::hasLines, on::undo),
                always(SellKeySource.REFUND, on::refund),
                always(SellKeySource.AGAIN, on::receipt),
                always(SellKeySource.UNSOLD, on::notSold),
                action(SellKeySource.GIVE_UP, on::hasLines, on::giveUp));
    }

    /** The buttons of the second bar. */
    List<KeyAction> seldom() {
        return List.of(
                action(SellKeySource.PARK, on::hasLines, more::park),
                always(SellKeySource.RECALL, more::recall),
                action(SellKeySource.DISCOUNT_LINE, on::hasLines, more::discountLine),
                action(SellKeySource.DISCOUNT_ALL, on::hasLines, more::discountAll),
                always(SellKeySource.CUSTOMER, more::customer),
                always(SellKeySource.VOID, more::voidSale));
    }

    KeyAction cash() {
        var use = SellKeySource.CASH;
        return new KeyAction(use, texts.get(use.id()), texts.get("key.cash"), on::mayPay, on::payAmount);
    }

    KeyAction exact() {
        return action(SellKeySource.EXACT, on::mayPay, on::payExactly);
    }

    /** What other bundles bring. */
    List<KeyAction> brought(SellScreen screen) {
        var uses = new SellKeySource().uses();
        return SellKeySource.brought().stream()
                .map(action -> {
                    var use = uses.stream()
                            .filter(u -> u.id().equals(action.id()))
                            .findFirst()
                            .orElseThrow();
                    return new KeyAction(
                            use,
                            action.text(texts.locale()),
                            keyboard.name(use, texts.locale()),
                            () -> action.isEnabled(screen),
                            () -> action.run(screen));
                })
                .toList();
    }

    private KeyAction always(KeyUse use, Runnable run) {
        return action(use, () -> true, run);
    }

    private KeyAction action(KeyUse use, BooleanSupplier enabled, Runnable run) {
        return new KeyAction(use, texts.get(use.id()), keyboard.name(use, texts.locale()), enabled, run);
    }
}
