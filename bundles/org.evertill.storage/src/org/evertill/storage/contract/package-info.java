/** What every implementation of the storage seam must do: abstract tests that an implementation's own tests extend. */
@NullMarked
package org.evertill.storage.contract;

import org.jspecify.annotations.NullMarked;
