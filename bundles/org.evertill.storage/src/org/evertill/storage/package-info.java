/** The seam of local storage: one database per till, one write path, the unit of work. */
@NullMarked
package org.evertill.storage;

import org.jspecify.annotations.NullMarked;
