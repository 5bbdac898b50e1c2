/** What is kept of slips and replicated: who had a receipt printed, and the chain's own templates. */
@NullMarked
package org.evertill.slip;

import org.jspecify.annotations.NullMarked;
