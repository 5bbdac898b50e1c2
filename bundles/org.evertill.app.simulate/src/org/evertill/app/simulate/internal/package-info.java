/** The command line of the simulation. Not part of any product. */
@NullMarked
package org.evertill.app.simulate.internal;

import org.jspecify.annotations.NullMarked;
