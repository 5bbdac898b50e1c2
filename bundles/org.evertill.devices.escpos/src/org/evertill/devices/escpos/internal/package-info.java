/** What speaks to devices, and the lines it speaks over. */
@NullMarked
package org.evertill.devices.escpos.internal;

import org.jspecify.annotations.NullMarked;
