/** The seam of selling: the use cases of the sell screen, the command line and every other caller. */
@NullMarked
package org.evertill.checkout;

import org.jspecify.annotations.NullMarked;
