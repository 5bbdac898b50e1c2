/** Opening head office for the window, and who may come in. */
@NullMarked
package org.evertill.app.office.internal;

import org.jspecify.annotations.NullMarked;
