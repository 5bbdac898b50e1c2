/** Reports on the till's own database; what there is, is a service. */
@NullMarked
package org.evertill.report.local;

import org.jspecify.annotations.NullMarked;
