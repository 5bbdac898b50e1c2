/** Repositories on head office's rows, over the network. */
@NullMarked
package org.evertill.repository.remote;

import org.jspecify.annotations.NullMarked;
