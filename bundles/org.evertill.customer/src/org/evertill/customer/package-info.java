/** Customers at the till: entered, found, changed, and merged where two rows are one person. */
@NullMarked
package org.evertill.customer;

import org.jspecify.annotations.NullMarked;
