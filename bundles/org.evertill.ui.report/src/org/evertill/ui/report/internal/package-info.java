/** The screen of reports: the control translates keys and asks on a lane, the view draws, words and tables are pure. */
@NullMarked
package org.evertill.ui.report.internal;

import org.jspecify.annotations.NullMarked;
