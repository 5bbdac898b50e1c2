/** Takes cards by a terminal on the network, which speaks what docs/terminal.md says. */
@NullMarked
package org.evertill.tender.terminal;

import org.jspecify.annotations.NullMarked;
