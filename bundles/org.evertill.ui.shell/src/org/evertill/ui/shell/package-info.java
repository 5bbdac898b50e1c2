/** The window: its model ({@code Application.e4xmi}), start, joining head office, login, lock and the two themes. */
@NullMarked
package org.evertill.ui.shell;

import org.jspecify.annotations.NullMarked;
