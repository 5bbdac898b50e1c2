/** A whole chain on one machine, for tests: head office on a real PostgreSQL, tills on SQLite, and a wire that can be cut. No product ships it. */
@NullMarked
package org.evertill.rehearsal;

import org.jspecify.annotations.NullMarked;
