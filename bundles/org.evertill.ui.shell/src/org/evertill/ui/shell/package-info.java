/** Shell. */
@NullMarked
package org.evertill.ui.shell;

import org.jspecify.annotations.NullMarked;
