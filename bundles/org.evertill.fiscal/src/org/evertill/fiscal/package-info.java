/** Fiscal devices: what signs a till's sales, and what is kept of that. Known to tills and to head office; nothing in the core knows it. */
@NullMarked
package org.evertill.fiscal;

import org.jspecify.annotations.NullMarked;
