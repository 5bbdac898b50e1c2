/** What every {@link org.evertill.stock.StockDesk} does, as tests for whoever makes one. */
@NullMarked
package org.evertill.stock.contract;

import org.jspecify.annotations.NullMarked;
