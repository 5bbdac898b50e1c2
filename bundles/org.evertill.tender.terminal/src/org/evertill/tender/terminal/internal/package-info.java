/** The line to the terminal. */
@NullMarked
package org.evertill.tender.terminal.internal;

import org.jspecify.annotations.NullMarked;
