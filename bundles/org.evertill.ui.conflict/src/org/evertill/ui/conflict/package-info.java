/**
 * The screen on which people decide what tills and head office cannot: values that came apart, codes of several rows,
 * what was set aside. Brought by a model fragment alone.
 */
@NullMarked
package org.evertill.ui.conflict;

import org.jspecify.annotations.NullMarked;
