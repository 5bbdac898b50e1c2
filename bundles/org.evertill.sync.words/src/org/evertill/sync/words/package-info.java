/** What waits for people, in their words: conflicts and incidents with names, numbers, people and places. Pure. */
@NullMarked
package org.evertill.sync.words;

import org.jspecify.annotations.NullMarked;
