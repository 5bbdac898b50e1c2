/** The bar, the words for it and the panel that explains. */
@NullMarked
package org.evertill.ui.sync.internal;

import org.jspecify.annotations.NullMarked;
