/** What every {@link org.evertill.customer.CustomerDesk} does, as tests for whoever makes one. */
@NullMarked
package org.evertill.customer.contract;

import org.jspecify.annotations.NullMarked;
