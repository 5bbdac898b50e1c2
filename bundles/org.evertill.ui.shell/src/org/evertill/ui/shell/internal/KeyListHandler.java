package org.evertill.ui.shell.internal;

import org.eclipse.e4.core.di.annotations.Execute;

/** Shows which key does what now, or takes the list away. */
public final class KeyListHandler {

    @Execute
    void execute(KeyList list) {
        list.toggle();
    }
}
