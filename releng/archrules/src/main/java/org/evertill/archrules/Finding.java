package org.evertill.archrules;

import java.nio.file.Path;

/**
 * One place that breaks a rule.
 *
 * @param file where, below the root of the source tree
 * @param line counted from 1
 * @param problem what is wrong
 * @param remedy what to do about it
 */
record Finding(Path file, int line, String problem, String remedy) {

    @Override
    public String toString() {
        return "%s:%d  %s → %s".formatted(file, line, problem, remedy);
    }
}
