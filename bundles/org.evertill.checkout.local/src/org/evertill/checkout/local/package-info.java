/** Checkout on the local database. */
@NullMarked
package org.evertill.checkout.local;

import org.jspecify.annotations.NullMarked;
