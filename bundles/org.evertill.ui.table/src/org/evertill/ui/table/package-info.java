/**
 * Tables of any length on NatTable: rows come from a source a page at a time, filter and order are the source's, cells are changed where
 * they stand. Drawn by Evertill itself, so that they look like everything else in every theme.
 */
@NullMarked
package org.evertill.ui.table;

import org.jspecify.annotations.NullMarked;
