/** What head office does, counted for whoever watches it. */
@NullMarked
package org.evertill.headoffice.metrics;

import org.jspecify.annotations.NullMarked;
