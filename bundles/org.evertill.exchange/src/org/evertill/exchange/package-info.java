/** Exchange of files. */
@NullMarked
package org.evertill.exchange;

import org.jspecify.annotations.NullMarked;
