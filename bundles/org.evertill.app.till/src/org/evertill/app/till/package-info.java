/** The till as a program: its data directory, start and end, and its command line. */
@NullMarked
package org.evertill.app.till;

import org.jspecify.annotations.NullMarked;
