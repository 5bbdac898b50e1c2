/** The seam of the connection to head office: is it there, as we ourselves found out. */
@NullMarked
package org.evertill.connection;

import org.jspecify.annotations.NullMarked;
