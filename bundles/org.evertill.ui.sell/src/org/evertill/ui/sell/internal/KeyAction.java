package org.evertill.ui.sell.internal;

import java.util.function.BooleanSupplier;

/**
 * Something the screen can do, with its button and key.
 *
 * @param id of the button, for tests
 * @param key SWT key code, with {@code SWT.SHIFT} where that is held, 0 for none
 * @param enabled how the button looks; a key is always taken, because what it is about may still be on its way
 */
record KeyAction(String id, String text, int key, String keyName, BooleanSupplier enabled, Runnable run) {}
