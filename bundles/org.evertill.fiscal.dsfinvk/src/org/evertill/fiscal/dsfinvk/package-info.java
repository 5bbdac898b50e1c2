/** Exports what a till sold as German tax offices read it: the files of the DSFinV-K. */
@NullMarked
package org.evertill.fiscal.dsfinvk;

import org.jspecify.annotations.NullMarked;
