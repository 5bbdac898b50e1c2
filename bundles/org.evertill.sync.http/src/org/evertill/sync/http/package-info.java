/** Sync over HTTP. */
@NullMarked
package org.evertill.sync.http;

import org.jspecify.annotations.NullMarked;
