package org.evertill.pricing;

import org.evertill.domain.Tax;

/** What of a line is taxed at one rate. */
public record LineTax(String taxClass, int rateBasisPoints, Tax.Amounts amounts) {}
