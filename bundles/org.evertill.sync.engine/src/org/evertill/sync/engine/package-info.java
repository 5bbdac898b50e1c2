/** Sync engine. */
@NullMarked
package org.evertill.sync.engine;

import org.jspecify.annotations.NullMarked;
