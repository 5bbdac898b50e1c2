/** The use cases of shifts and cash on the till's own database. */
@NullMarked
package org.evertill.shift.local.internal;

import org.jspecify.annotations.NullMarked;
