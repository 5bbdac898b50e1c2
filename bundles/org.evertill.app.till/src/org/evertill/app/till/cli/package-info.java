/** The till's command line. */
@NullMarked
package org.evertill.app.till.cli;

import org.jspecify.annotations.NullMarked;
