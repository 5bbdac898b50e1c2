/** Customers on the till's own database; begin at {@code LocalCustomerDesk}. */
@NullMarked
package org.evertill.customer.local;

import org.jspecify.annotations.NullMarked;
