/** What makes the entities of stock known. */
@NullMarked
package org.evertill.stock.internal;

import org.jspecify.annotations.NullMarked;
