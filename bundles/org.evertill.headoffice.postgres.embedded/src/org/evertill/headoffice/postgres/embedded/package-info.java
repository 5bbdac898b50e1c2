/** A real PostgreSQL that head office runs by itself when nobody gives it another one. */
@NullMarked
package org.evertill.headoffice.postgres.embedded;

import org.jspecify.annotations.NullMarked;
