/** The seams of synchronisation on the till: what changed, how it travels, where it lands, and how it is going. */
@NullMarked
package org.evertill.sync;

import org.jspecify.annotations.NullMarked;
