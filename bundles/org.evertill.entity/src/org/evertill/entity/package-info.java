/** The one description of an entity: from an annotated record come tables, rows, JSON, validation and merge groups. */
@NullMarked
package org.evertill.entity;

import org.jspecify.annotations.NullMarked;
