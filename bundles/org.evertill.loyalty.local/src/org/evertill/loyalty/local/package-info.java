/** Points at the till; begin at {@code PointsOfSales}. */
@NullMarked
package org.evertill.loyalty.local;

import org.jspecify.annotations.NullMarked;
