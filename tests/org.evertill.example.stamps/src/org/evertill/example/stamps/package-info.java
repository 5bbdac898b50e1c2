/** What the bundle of a chain brings, as docs/extending.md explains it: an entity and a rule the product knows nothing of. */
@NullMarked
package org.evertill.example.stamps;

import org.jspecify.annotations.NullMarked;
