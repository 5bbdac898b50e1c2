/** Values every floor shares: money, quantities, identifiers, time, categories, causality and outcomes. Imports {@code java.*} only. */
@NullMarked
package org.evertill.kernel;

import org.jspecify.annotations.NullMarked;
