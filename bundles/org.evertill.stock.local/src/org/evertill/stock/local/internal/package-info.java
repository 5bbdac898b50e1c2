/** The use cases of stock on the till's own database. */
@NullMarked
package org.evertill.stock.local.internal;

import org.jspecify.annotations.NullMarked;
