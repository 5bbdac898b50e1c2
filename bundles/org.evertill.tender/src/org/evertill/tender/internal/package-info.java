/** Makes the entities known. */
@NullMarked
package org.evertill.tender.internal;

import org.jspecify.annotations.NullMarked;
