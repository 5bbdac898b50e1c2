/** What the accounts get of each Z: the table of accounts, and the lines of the journal. Begin at {@code ZPosting}. */
@NullMarked
package org.evertill.accounting;

import org.jspecify.annotations.NullMarked;
