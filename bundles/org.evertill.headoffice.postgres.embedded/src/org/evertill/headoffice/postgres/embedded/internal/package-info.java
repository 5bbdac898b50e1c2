/** Unpacking, initialising, starting, finding and stopping the PostgreSQL of a data directory. */
@NullMarked
package org.evertill.headoffice.postgres.embedded.internal;

import org.jspecify.annotations.NullMarked;
