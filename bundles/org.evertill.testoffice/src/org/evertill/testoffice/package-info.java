/** Head office on a real PostgreSQL, in the process of a test, with a wire to its tills that can be cut. No product ships it. */
@NullMarked
package org.evertill.testoffice;

import org.jspecify.annotations.NullMarked;
