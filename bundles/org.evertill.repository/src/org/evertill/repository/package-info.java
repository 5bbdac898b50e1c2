/** The seam of data access: one repository per entity, whatever stands behind it. */
@NullMarked
package org.evertill.repository;

import org.jspecify.annotations.NullMarked;
