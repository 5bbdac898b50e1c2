/** The till as a window: life cycle of the e4 application that the product in {@code plugin.xml} names. */
@NullMarked
package org.evertill.app.till.workbench;

import org.jspecify.annotations.NullMarked;
