/** Who the company is that fiscal exports name: settings, known to tills and to head office. */
@NullMarked
package org.evertill.fiscal.company;

import org.jspecify.annotations.NullMarked;
