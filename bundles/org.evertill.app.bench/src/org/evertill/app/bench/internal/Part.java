package org.evertill.app.bench.internal;

/** What is measured. */
enum Part {
    UPLOAD,
    LOAD,
    CHANGES,
    LATENCY,
    POISON,
    BOOT,
    HISTORY
}
