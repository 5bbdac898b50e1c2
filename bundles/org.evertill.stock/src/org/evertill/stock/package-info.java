/**
 * Everything that a store does with goods beside selling them: the facts, the use cases' interface, and what goods cost. Begin at
 * {@link org.evertill.stock.StockDesk}.
 */
@NullMarked
package org.evertill.stock;

import org.jspecify.annotations.NullMarked;
