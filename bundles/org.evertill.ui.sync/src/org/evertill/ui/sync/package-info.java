/** Sync status. */
@NullMarked
package org.evertill.ui.sync;

import org.jspecify.annotations.NullMarked;
