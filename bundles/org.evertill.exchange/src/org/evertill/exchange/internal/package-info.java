/** Files in and out: CSV, history, verification. */
@NullMarked
package org.evertill.exchange.internal;

import org.jspecify.annotations.NullMarked;
