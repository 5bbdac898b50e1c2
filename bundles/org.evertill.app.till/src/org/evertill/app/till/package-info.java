/** Till. */
@NullMarked
package org.evertill.app.till;

import org.jspecify.annotations.NullMarked;
