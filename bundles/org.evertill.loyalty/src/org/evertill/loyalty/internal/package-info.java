/** Makes the entities known. */
@NullMarked
package org.evertill.loyalty.internal;

import org.jspecify.annotations.NullMarked;
