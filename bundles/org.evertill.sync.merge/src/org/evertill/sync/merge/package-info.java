/**
 * The pure merge: what operations make of rows, what people have to decide, and what is set aside. No I/O. Begin at
 * {@code Judgement} for a whole transaction, at {@code Merger} for one operation at its row.
 */
@NullMarked
package org.evertill.sync.merge;

import org.jspecify.annotations.NullMarked;
