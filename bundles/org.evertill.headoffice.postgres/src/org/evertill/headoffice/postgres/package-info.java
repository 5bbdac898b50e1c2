/** Head office on PostgreSQL. */
@NullMarked
package org.evertill.headoffice.postgres;

import org.jspecify.annotations.NullMarked;
