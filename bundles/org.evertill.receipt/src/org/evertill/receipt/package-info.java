/** What stands on paper: documents of blocks, templates that make them, and what printers and screens are given. */
@NullMarked
package org.evertill.receipt;

import org.jspecify.annotations.NullMarked;
