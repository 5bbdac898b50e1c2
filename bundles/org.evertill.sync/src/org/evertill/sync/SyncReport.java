package org.evertill.sync;

import java.time.Duration;

/**
 * What a round did.
 *
 * @param pushed operations that head office took, those it had already not counted
 * @param pulled rows that arrived
 * @param clockSkew how far this till's clock is ahead of head office's
 */
public record SyncReport(long pushed, long pulled, Duration took, Duration clockSkew) {}
