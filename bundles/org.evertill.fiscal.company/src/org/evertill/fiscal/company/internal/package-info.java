/** Declares the settings. */
@NullMarked
package org.evertill.fiscal.company.internal;

import org.jspecify.annotations.NullMarked;
