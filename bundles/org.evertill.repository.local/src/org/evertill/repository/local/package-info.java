/** Local repository. */
@NullMarked
package org.evertill.repository.local;

import org.jspecify.annotations.NullMarked;
