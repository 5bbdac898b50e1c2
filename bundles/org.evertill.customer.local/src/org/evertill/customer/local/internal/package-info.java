/** The use cases of customers on the till's own database. */
@NullMarked
package org.evertill.customer.local.internal;

import org.jspecify.annotations.NullMarked;
