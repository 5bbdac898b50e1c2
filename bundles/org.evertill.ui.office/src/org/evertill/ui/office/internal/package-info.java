/** Parts and what they show. */
@NullMarked
package org.evertill.ui.office.internal;

import org.jspecify.annotations.NullMarked;
