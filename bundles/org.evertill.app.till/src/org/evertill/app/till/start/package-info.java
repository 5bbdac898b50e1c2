/** Brings a till up, for the window and for the command line alike: data directory, log, services, database. */
@NullMarked
package org.evertill.app.till.start;

import org.jspecify.annotations.NullMarked;
