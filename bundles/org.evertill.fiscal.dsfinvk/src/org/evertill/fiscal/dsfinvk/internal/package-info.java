/** Facts of a shift in, rows of files out; begin at {@code DsfinvkExport}. */
@NullMarked
package org.evertill.fiscal.dsfinvk.internal;

import org.jspecify.annotations.NullMarked;
