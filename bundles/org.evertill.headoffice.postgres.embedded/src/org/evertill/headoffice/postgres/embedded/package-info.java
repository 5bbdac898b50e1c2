/** Embedded PostgreSQL. */
@NullMarked
package org.evertill.headoffice.postgres.embedded;

import org.jspecify.annotations.NullMarked;
