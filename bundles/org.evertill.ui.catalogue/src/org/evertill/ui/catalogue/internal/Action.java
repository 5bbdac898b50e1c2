package org.evertill.ui.catalogue.internal;

import org.evertill.ui.keys.KeyUse;

/**
 * A button with its key.
 *
 * @param use its identifier is that of the text, and of the button for tests
 */
record Action(KeyUse use, Runnable run) {}
