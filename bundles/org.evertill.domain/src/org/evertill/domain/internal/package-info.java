/** Makes the product's own entities known as services. */
@NullMarked
package org.evertill.domain.internal;

import org.jspecify.annotations.NullMarked;
