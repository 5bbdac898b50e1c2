/** What is sold, on the till's own database. */
@NullMarked
package org.evertill.catalogue.local;

import org.jspecify.annotations.NullMarked;
