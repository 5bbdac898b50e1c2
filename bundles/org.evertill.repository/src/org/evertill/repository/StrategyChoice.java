package org.evertill.repository;

import java.util.List;
import org.evertill.kernel.Outcome;

/** Which {@link SyncStrategy} this till works by; a service. Any thread. */
public interface StrategyChoice {

    /** What holds for a till that nobody has set otherwise. */
    String DEFAULT = "offline-first";

    /** The name of the strategy in use: the chosen one, or {@link #DEFAULT} while nobody offers that. */
    String current();

    /** What the till is set to. */
    String chosen();

    /** The names there are, sorted. */
    List<String> known();

    /**
     * Works by another strategy from the next access on, also after a restart. Problem: {@code till.unknown-strategy}.
     *
     * @return the name
     */
    Outcome<String> choose(String name);
}
