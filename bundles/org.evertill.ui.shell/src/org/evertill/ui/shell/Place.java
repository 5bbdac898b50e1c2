package org.evertill.ui.shell;

import java.time.ZoneId;

/**
 * Where a window stands.
 *
 * @param name as people call it, at the top of the window
 * @param country two letters; empty as long as it is not known
 * @param zone of the clock on its wall
 */
public record Place(String name, String country, ZoneId zone) {}
