/** The simulated chain: clock, disks, line, head office, tills, commands, and the model that knows what must come of it. */
@NullMarked
package org.evertill.simulation.internal;

import org.jspecify.annotations.NullMarked;
