/** The screens and bars of the window itself. */
@NullMarked
package org.evertill.ui.shell.internal;

import org.jspecify.annotations.NullMarked;
