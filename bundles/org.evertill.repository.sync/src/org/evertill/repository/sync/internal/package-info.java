/** The OSGi side of the unified repositories. */
@NullMarked
package org.evertill.repository.sync.internal;

import org.jspecify.annotations.NullMarked;
