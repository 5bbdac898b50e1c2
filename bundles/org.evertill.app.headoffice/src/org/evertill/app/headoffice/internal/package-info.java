/** The head-office product: its commands, and how they find database, server and services. */
@NullMarked
package org.evertill.app.headoffice.internal;

import org.jspecify.annotations.NullMarked;
