/** The till's database in one SQLite file: one writer, several readers, the operation log, the landing of pulled rows. */
@NullMarked
package org.evertill.storage.sqlite.internal;

import org.jspecify.annotations.NullMarked;
