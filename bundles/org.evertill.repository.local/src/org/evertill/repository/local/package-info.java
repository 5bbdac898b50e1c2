/** Repositories on the till's own database. */
@NullMarked
package org.evertill.repository.local;

import org.jspecify.annotations.NullMarked;
