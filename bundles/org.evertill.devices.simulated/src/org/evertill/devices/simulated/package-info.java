/**
 * Devices that are none, at real sockets and files: what a printer would have on its paper, a scale on its pan. Written from the
 * devices' manuals, without a line of the code that speaks to them. For tests and pictures; no product ships it.
 */
@NullMarked
package org.evertill.devices.simulated;

import org.jspecify.annotations.NullMarked;
