/**
 * What a chain can set, for all of it, for a store or for a register: declared with type and default, read with where the value comes
 * from. Pure; the values are rows, and whoever has them hands them over.
 */
@NullMarked
package org.evertill.settings;

import org.jspecify.annotations.NullMarked;
