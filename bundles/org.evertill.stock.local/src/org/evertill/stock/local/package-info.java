/** Stock on the till's own database. Begin at {@code LocalStockDesk}. */
@NullMarked
package org.evertill.stock.local;

import org.jspecify.annotations.NullMarked;
