/** Head office server. */
@NullMarked
package org.evertill.app.headoffice;

import org.jspecify.annotations.NullMarked;
