/** Selling on the till's own database. Begin at {@code LocalCheckout}. */
@NullMarked
package org.evertill.checkout.local;

import org.jspecify.annotations.NullMarked;
