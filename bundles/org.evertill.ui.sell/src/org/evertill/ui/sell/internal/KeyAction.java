package org.evertill.ui.sell.internal;

import java.util.function.BooleanSupplier;
import org.evertill.ui.keys.KeyUse;

/**
 * Something the screen can do, with its button and key.
 *
 * @param use also names the button, for tests
 * @param enabled how the button looks; a key is always taken, because what it is about may still be on its way
 */
record KeyAction(KeyUse use, String text, String keyName, BooleanSupplier enabled, Runnable run) {

    /** Something that has a button alone. */
    static KeyAction ofButton(String id, String text, String keyName, Runnable run) {
        return new KeyAction(KeyUse.free(id, 0), text, keyName, () -> true, run);
    }

    String id() {
        return use.id();
    }
}
