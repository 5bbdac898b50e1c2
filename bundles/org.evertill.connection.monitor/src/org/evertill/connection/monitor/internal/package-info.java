/** Finds out by itself whether head office answers. */
@NullMarked
package org.evertill.connection.monitor.internal;

import org.jspecify.annotations.NullMarked;
