/** The rounds of synchronisation, and what makes them happen in the background. */
@NullMarked
package org.evertill.sync.engine.internal;

import org.jspecify.annotations.NullMarked;
