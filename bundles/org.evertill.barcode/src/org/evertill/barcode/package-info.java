/** What a scanned or typed code says: GTINs, GS1 element strings and links, and a chain's own weighed and priced codes. Pure. */
@NullMarked
package org.evertill.barcode;

import org.jspecify.annotations.NullMarked;
