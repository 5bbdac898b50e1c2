/** The doors on Jetty. */
@NullMarked
package org.evertill.headoffice.http.internal;

import org.jspecify.annotations.NullMarked;
