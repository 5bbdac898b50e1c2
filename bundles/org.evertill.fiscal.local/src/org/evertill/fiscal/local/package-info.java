/** Signing at the till: pending marks, signing after the commit, outages, late signing. */
@NullMarked
package org.evertill.fiscal.local;

import org.jspecify.annotations.NullMarked;
