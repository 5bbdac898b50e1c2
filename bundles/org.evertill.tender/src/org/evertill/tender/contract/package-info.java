/** What every implementation of the seam has to pass. */
@NullMarked
package org.evertill.tender.contract;

import org.jspecify.annotations.NullMarked;
