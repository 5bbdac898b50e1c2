/** What makes the entities of shifts known. */
@NullMarked
package org.evertill.shift.internal;

import org.jspecify.annotations.NullMarked;
