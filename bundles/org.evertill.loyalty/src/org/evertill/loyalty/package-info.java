/** Points for customers: what of them is synchronised, and the rules. Known to tills and to head office; nothing in the core knows it. */
@NullMarked
package org.evertill.loyalty;

import org.jspecify.annotations.NullMarked;
