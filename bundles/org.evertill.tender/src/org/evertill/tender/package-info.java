/** What customers pay with: which tenders there are, what is worth something by its number, and who takes cards. */
@NullMarked
package org.evertill.tender;

import org.jspecify.annotations.NullMarked;
