/** What programs share that work on head office's own database: which one is meant, opening it, and its rows for what is said of them. */
@NullMarked
package org.evertill.headoffice.access;

import org.jspecify.annotations.NullMarked;
