/** Registration of the entities. */
@NullMarked
package org.evertill.fiscal.internal;

import org.jspecify.annotations.NullMarked;
