/** Shows in the status bar how the till and head office stand, and explains it; brought by a model fragment alone. */
@NullMarked
package org.evertill.ui.sync;

import org.jspecify.annotations.NullMarked;
