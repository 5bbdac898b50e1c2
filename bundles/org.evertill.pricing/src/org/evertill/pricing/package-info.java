/** What a basket costs: promotions and manual discounts, as pure functions over records, and the seam for a chain's own promotions. */
@NullMarked
package org.evertill.pricing;

import org.jspecify.annotations.NullMarked;
