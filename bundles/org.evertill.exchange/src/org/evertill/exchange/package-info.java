/** Files in and out for the command line: CSV catalogues and trade history, exports, the verification of a till's books. */
@NullMarked
package org.evertill.exchange;

import org.jspecify.annotations.NullMarked;
