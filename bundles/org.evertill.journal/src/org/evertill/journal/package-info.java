/** The journal of sales: what a till signs of each sale, as a chain, and how that is checked. Pure; it reads no database. */
@NullMarked
package org.evertill.journal;

import org.jspecify.annotations.NullMarked;
