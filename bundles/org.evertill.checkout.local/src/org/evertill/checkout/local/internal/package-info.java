/** Checkout and catalogue on the till's own database. */
@NullMarked
package org.evertill.checkout.local.internal;

import org.jspecify.annotations.NullMarked;
