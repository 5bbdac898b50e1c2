/** The OSGi side of the remote repositories. */
@NullMarked
package org.evertill.repository.remote.internal;

import org.jspecify.annotations.NullMarked;
