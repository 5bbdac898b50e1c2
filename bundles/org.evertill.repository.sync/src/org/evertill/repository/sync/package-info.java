/** What callers get: one repository over the till's own database and head office, by the strategy that is chosen. */
@NullMarked
package org.evertill.repository.sync;

import org.jspecify.annotations.NullMarked;
