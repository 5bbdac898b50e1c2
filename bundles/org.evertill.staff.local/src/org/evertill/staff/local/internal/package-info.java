/** Logging in on the till's own database. */
@NullMarked
package org.evertill.staff.local.internal;

import org.jspecify.annotations.NullMarked;
