/** The reference device, its file and its commands. */
@NullMarked
package org.evertill.fiscal.reference.internal;

import org.jspecify.annotations.NullMarked;
