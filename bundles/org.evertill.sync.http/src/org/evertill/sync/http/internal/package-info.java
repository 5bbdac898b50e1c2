/** The messages over HTTP, with the JDK's own client. */
@NullMarked
package org.evertill.sync.http.internal;

import org.jspecify.annotations.NullMarked;
