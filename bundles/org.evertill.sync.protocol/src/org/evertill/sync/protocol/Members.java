package org.evertill.sync.protocol;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of one object's members. */
final class Members {

    private final Map<String, Object> values;

    private Members(Map<String, Object> values) {
        this.values = values;
    }

    /** Which members an object has; others are passed over. */
    static final class Shape {

        private final Map<String, Member<?>> members = new HashMap<>();
        private final Set<String> required = new HashSet<>();

        /** An object that must have all of these. */
        Shape(Member<?>... members) {
            for (Member<?> member : members) {
                this.members.put(member.name(), member);
                required.add(member.name());
            }
        }

        /** An object that may have any of these. */
        static Shape ofOptional(Member<?>... members) {
            return new Shape().and(members);
        }

        /** The same object, which may have these as well. */
        Shape and(Member<?>... optional) {
            for (Member<?> member : optional) {
                members.put(member.name(), member);
            }
            return this;
        }

        @Nullable
        Member<?> find(String name) {
            return members.get(name);
        }

        /** The members, when none is missing; otherwise says which. */
        Members complete(Map<String, Object> values, WireReader in) throws WireException {
            if (!values.keySet().containsAll(required)) {
                var missing = required.stream()
                        .filter(n -> !values.containsKey(n))
                        .sorted()
                        .toList();
                throw in.malformed("the object lacks " + String.join(", ", missing));
            }
            return new Members(values);
        }
    }

    /** The value of a member that the shape requires. */
    <T> T get(Member<T> member) {
        return find(member).orElseThrow();
    }

    /** The value of a member that the shape allows. */
    @SuppressWarnings("unchecked") // put there by the member's own decoder
    <T> Optional<T> find(Member<T> member) {
        return Optional.ofNullable((T) values.get(member.name()));
    }
}
