/** The product's own settings as a service. */
@NullMarked
package org.evertill.settings.internal;

import org.jspecify.annotations.NullMarked;
