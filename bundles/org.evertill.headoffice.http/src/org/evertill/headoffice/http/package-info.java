/** Head office over HTTP. */
@NullMarked
package org.evertill.headoffice.http;

import org.jspecify.annotations.NullMarked;
