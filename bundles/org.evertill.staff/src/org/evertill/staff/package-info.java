/** The seam of who is at the till. */
@NullMarked
package org.evertill.staff;

import org.jspecify.annotations.NullMarked;
