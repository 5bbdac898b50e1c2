/** Head office's doors: where tills reach it over HTTP. */
@NullMarked
package org.evertill.headoffice.http;

import org.jspecify.annotations.NullMarked;
