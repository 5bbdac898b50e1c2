/** The rules of the house that a program can check; they run with every {@code ./evertill test}. */
@NullMarked
package org.evertill.archrules;

import org.jspecify.annotations.NullMarked;
