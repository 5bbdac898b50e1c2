/** Head office on PostgreSQL: what it receives, how it judges and orders it, what it gives back. */
@NullMarked
package org.evertill.headoffice.postgres.internal;

import org.jspecify.annotations.NullMarked;
