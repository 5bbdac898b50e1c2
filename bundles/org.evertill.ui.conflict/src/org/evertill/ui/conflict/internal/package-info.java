/** The list of what waits, the table of its values, and the steps that decide. */
@NullMarked
package org.evertill.ui.conflict.internal;

import org.jspecify.annotations.NullMarked;
