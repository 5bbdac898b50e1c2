/** A fiscal device without hardware: a file with a hash chain and signatures. */
@NullMarked
package org.evertill.fiscal.reference;

import org.jspecify.annotations.NullMarked;
