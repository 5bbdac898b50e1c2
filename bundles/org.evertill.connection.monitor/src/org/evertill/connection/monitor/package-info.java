/** Connection monitor. */
@NullMarked
package org.evertill.connection.monitor;

import org.jspecify.annotations.NullMarked;
