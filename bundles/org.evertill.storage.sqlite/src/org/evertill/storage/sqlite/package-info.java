/** Storage on SQLite. */
@NullMarked
package org.evertill.storage.sqlite;

import org.jspecify.annotations.NullMarked;
