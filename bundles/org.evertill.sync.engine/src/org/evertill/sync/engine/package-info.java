/** The engine in plain Java: rounds of synchronisation without OSGi and threads, for whoever has clock and line of their own. */
@NullMarked
package org.evertill.sync.engine;

import org.jspecify.annotations.NullMarked;
