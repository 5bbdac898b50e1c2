/** Makes the entities known. */
@NullMarked
package org.evertill.slip.internal;

import org.jspecify.annotations.NullMarked;
