package org.evertill.headoffice.postgres.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.entity.ScopeName;
import org.evertill.headoffice.postgres.internal.Subscriptions.Sight;

/**
 * Who sees which scope, found by the scope: a sale is of interest to the few tills of its store, however many others listen. Any thread.
 *
 * @param <S> those who see
 */
final class Audience<S> {

    private final Map<S, Sight> sights = new HashMap<>();
    private final Map<String, Set<S>> byScope = new HashMap<>();
    /** By what stands before the month. */
    private final Map<String, Set<S>> byEveryMonth = new HashMap<>();

    /** Sees from now on what the sight says, and nothing else. */
    synchronized void put(S who, Sight sight) {
        remove(who);
        sights.put(who, sight);
        sight.scopes().forEach(scope -> add(byScope, scope, who));
        sight.everyMonth().forEach(before -> add(byEveryMonth, before, who));
    }

    /** The same for who is here; who has gone meanwhile stays away. */
    synchronized void putAgain(S who, Sight sight) {
        if (sights.containsKey(who)) {
            put(who, sight);
        }
    }

    /** Whether it was here. */
    synchronized boolean remove(S who) {
        var sight = sights.remove(who);
        if (sight == null) {
            return false;
        }
        sight.scopes().forEach(scope -> remove(byScope, scope, who));
        sight.everyMonth().forEach(before -> remove(byEveryMonth, before, who));
        return true;
    }

    /** Everybody. */
    synchronized List<S> all() {
        return List.copyOf(sights.keySet());
    }

    /** Who sees a scope; a copy. */
    synchronized Set<S> of(String scope) {
        var seeing = new HashSet<S>(byScope.getOrDefault(scope, Set.of()));
        seeing.addAll(byEveryMonth.getOrDefault(ScopeName.withoutMonth(scope), Set.of()));
        return seeing;
    }

    private static <S> void add(Map<String, Set<S>> index, String name, S who) {
        index.computeIfAbsent(name, n -> new HashSet<>()).add(who);
    }

    private static <S> void remove(Map<String, Set<S>> index, String name, S who) {
        index.computeIfPresent(name, (n, all) -> all.remove(who) && all.isEmpty() ? null : all);
    }
}
