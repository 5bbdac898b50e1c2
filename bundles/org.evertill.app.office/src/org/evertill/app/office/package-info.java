/** Head office as a window: life cycle of the e4 application that the product in {@code plugin.xml} names. */
@NullMarked
package org.evertill.app.office;

import org.jspecify.annotations.NullMarked;
