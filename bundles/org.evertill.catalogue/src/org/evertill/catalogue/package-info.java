/** The seam of whoever looks after what is sold: products, codes, prices and promotions, read and changed. */
@NullMarked
package org.evertill.catalogue;

import org.jspecify.annotations.NullMarked;
