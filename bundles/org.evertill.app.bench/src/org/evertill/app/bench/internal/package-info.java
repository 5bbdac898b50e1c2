/** Benchmarks: measured against raw JDBC that does the same durable work. Not part of any product. */
@NullMarked
package org.evertill.app.bench.internal;

import org.jspecify.annotations.NullMarked;
