/** The devices of this till: what is set, and what waits to be printed, in the till's database. */
@NullMarked
package org.evertill.devices.local;

import org.jspecify.annotations.NullMarked;
