/**
 * Many tills and a head office in one thread, from a seed: the real engine and the real merge on disks and a line that fail
 * as the seed says, and a model that knows what must come of it. A tool of developers, in no product.
 */
@NullMarked
package org.evertill.simulation;

import org.jspecify.annotations.NullMarked;
