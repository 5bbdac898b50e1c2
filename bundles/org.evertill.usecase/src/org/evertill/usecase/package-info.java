/**
 * What the use cases of a till share: where they happen, whether somebody may, which number comes next, which shift is open,
 * what a code stands for, when goods move. All of it works inside the transaction that it is given.
 */
@NullMarked
package org.evertill.usecase;

import org.jspecify.annotations.NullMarked;
