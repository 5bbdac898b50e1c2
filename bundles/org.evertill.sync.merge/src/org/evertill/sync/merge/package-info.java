/** Merge. */
@NullMarked
package org.evertill.sync.merge;

import org.jspecify.annotations.NullMarked;
