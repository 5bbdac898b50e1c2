/** The OSGi side of the local repositories. */
@NullMarked
package org.evertill.repository.local.internal;

import org.jspecify.annotations.NullMarked;
