/** What a till and head office say to each other: operations, their hash chain, and the messages that carry them. */
@NullMarked
package org.evertill.sync.protocol;

import org.jspecify.annotations.NullMarked;
