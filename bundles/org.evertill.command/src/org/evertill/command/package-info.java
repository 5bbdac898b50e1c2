/** Commands that bundles bring to the till's command line. */
@NullMarked
package org.evertill.command;

import org.jspecify.annotations.NullMarked;
