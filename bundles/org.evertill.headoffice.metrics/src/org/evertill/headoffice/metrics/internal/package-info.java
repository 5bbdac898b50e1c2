/** Counting, and the text format of Prometheus. */
@NullMarked
package org.evertill.headoffice.metrics.internal;

import org.jspecify.annotations.NullMarked;
