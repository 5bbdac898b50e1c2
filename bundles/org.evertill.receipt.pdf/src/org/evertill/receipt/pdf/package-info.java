/** Slips as PDF files, to send or to keep. */
@NullMarked
package org.evertill.receipt.pdf;

import org.jspecify.annotations.NullMarked;
