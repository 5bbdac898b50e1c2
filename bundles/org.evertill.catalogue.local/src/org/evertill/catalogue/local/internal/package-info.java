@NullMarked
package org.evertill.catalogue.local.internal;

import org.jspecify.annotations.NullMarked;
