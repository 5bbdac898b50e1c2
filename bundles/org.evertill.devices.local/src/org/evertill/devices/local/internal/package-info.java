/** The print queue and the settings of devices. */
@NullMarked
package org.evertill.devices.local.internal;

import org.jspecify.annotations.NullMarked;
