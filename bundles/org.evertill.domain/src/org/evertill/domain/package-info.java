/** What a chain of shops is made of, and the pure rules of selling. */
@NullMarked
package org.evertill.domain;

import org.jspecify.annotations.NullMarked;
