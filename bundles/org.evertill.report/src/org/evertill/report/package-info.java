/**
 * Reports, for the till and for head office alike: what they ask, how their rows are added up, files and tables of them. Begin at
 * {@code Report}, {@code TradeReports} and {@code ReportRun}.
 */
@NullMarked
package org.evertill.report;

import org.jspecify.annotations.NullMarked;
