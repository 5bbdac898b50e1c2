/** What a code looks like, for whoever draws it. */
@NullMarked
package org.evertill.symbol;

import org.jspecify.annotations.NullMarked;
