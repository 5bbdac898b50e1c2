/** Reads the themes. */
@NullMarked
package org.evertill.ui.internal;

import org.jspecify.annotations.NullMarked;
