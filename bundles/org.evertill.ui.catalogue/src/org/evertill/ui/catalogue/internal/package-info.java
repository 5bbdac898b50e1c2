@NullMarked
package org.evertill.ui.catalogue.internal;

import org.jspecify.annotations.NullMarked;
