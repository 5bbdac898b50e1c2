/** Staff on the local database. */
@NullMarked
package org.evertill.staff.local;

import org.jspecify.annotations.NullMarked;
