/** Printers, drawers and customer displays that speak ESC/POS, scales and scanners on a line; over the network, a device file or a file. */
@NullMarked
package org.evertill.devices.escpos;

import org.jspecify.annotations.NullMarked;
