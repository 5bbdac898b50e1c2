/** What every fiscal device has to do, as a test. */
@NullMarked
package org.evertill.fiscal.contract;

import org.jspecify.annotations.NullMarked;
