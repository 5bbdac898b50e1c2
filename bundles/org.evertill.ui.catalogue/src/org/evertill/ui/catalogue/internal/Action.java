package org.evertill.ui.catalogue.internal;

/**
 * A button with its key.
 *
 * @param id of its text, and of the button for tests
 * @param key by its SWT code
 */
record Action(String id, int key, String keyName, Runnable run) {}
