/** The seam of head office: what a server does for its tills, whatever stores it or carries the messages. */
@NullMarked
package org.evertill.headoffice;

import org.jspecify.annotations.NullMarked;
