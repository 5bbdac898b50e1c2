/** Tests that every database with a journal has to pass. */
@NullMarked
package org.evertill.journal.contract;

import org.jspecify.annotations.NullMarked;
