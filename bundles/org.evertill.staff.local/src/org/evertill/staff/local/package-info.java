/** PIN login on the till's own database, with its waiting times. */
@NullMarked
package org.evertill.staff.local;

import org.jspecify.annotations.NullMarked;
