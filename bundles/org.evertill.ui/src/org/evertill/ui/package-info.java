/** UI. */
@NullMarked
package org.evertill.ui;

import org.jspecify.annotations.NullMarked;
