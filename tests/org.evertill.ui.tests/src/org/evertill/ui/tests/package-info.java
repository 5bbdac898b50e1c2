/** A cashier before the window of a whole till, by keys and by touch; also for tests of what a chain brings to it. */
@NullMarked
package org.evertill.ui.tests;

import org.jspecify.annotations.NullMarked;
