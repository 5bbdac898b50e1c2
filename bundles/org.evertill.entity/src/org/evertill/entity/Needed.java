package org.evertill.entity;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What {@link Needs} says of an entity.
 *
 * @param permissions of which one is enough to write a row; empty when nothing is said
 * @param ofGroups the same for field groups that ask for something of their own, by name
 * @param systems programs that write rows by themselves
 */
public record Needed(Set<String> permissions, Map<String, Set<String>> ofGroups, Set<String> systems) {

    private static final ClassValue<Needed> KNOWN = new ClassValue<>() {
        @Override
        protected Needed computeValue(Class<?> recordType) {
            return read(recordType);
        }
    };

    public Needed {
        permissions = Set.copyOf(permissions);
        ofGroups = Map.copyOf(ofGroups);
        systems = Set.copyOf(systems);
    }

    /** What an entity needs. */
    public static Needed of(EntityType<?> type) {
        return KNOWN.get(type.recordType());
    }

    /**
     * The sets of permissions of each of which a person has to hold one: that of every group with a need of its own that is
     * written, and the entity's for everything else.
     */
    public Set<Set<String>> forGroups(Collection<String> written) {
        var all = new LinkedHashSet<Set<String>>();
        boolean onlyOwn = !written.isEmpty() && ofGroups.keySet().containsAll(written);
        if (!onlyOwn && !permissions.isEmpty()) {
            all.add(permissions);
        }
        written.stream().filter(ofGroups::containsKey).map(ofGroups::get).forEach(all::add);
        return all;
    }

    private static Needed read(Class<?> recordType) {
        var whole = recordType.getAnnotation(Needs.class);
        var groups = new HashMap<String, Set<String>>();
        for (var component : recordType.getRecordComponents()) {
            var needs = component.getAnnotation(Needs.class);
            if (needs != null) {
                groups.computeIfAbsent(new Field(component).group(), name -> new HashSet<>())
                        .addAll(Arrays.asList(needs.value()));
            }
        }
        return new Needed(
                whole == null ? Set.of() : Set.of(whole.value()),
                groups,
                whole == null ? Set.of() : Set.of(whole.systems()));
    }
}
