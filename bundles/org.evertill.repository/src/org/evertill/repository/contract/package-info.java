/** What every implementation of the repository seam must do: abstract tests that an implementation's own tests extend. */
@NullMarked
package org.evertill.repository.contract;

import org.jspecify.annotations.NullMarked;
