/** Signing what is sold, through the seams of the core alone. */
@NullMarked
package org.evertill.fiscal.local.internal;

import org.jspecify.annotations.NullMarked;
