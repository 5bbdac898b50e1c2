/** The sell screen: the desk holds the sale on its own lane, the controller translates keys, the view draws. */
@NullMarked
package org.evertill.ui.sell.internal;

import org.jspecify.annotations.NullMarked;
