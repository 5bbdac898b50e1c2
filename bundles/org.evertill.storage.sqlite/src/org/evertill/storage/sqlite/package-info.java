/** Opens the till's database; all else is internal. Begin at {@code SqliteUnitOfWork} for writes, {@code PullLanding} for pulls. */
@NullMarked
package org.evertill.storage.sqlite;

import org.jspecify.annotations.NullMarked;
