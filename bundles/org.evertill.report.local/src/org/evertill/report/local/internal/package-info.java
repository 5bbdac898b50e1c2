/** Reports on the till's own database. */
@NullMarked
package org.evertill.report.local.internal;

import org.jspecify.annotations.NullMarked;
