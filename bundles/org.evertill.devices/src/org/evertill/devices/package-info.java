/** What stands on the counter beside a till: printer, drawer, scale, scanner, customer display; and the queue of what is to be printed. */
@NullMarked
package org.evertill.devices;

import org.jspecify.annotations.NullMarked;
