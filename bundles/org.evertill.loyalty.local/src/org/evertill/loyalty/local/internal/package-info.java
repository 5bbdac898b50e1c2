/** What points do with sales, receipts and baskets, through the seams of the core alone. */
@NullMarked
package org.evertill.loyalty.local.internal;

import org.jspecify.annotations.NullMarked;
