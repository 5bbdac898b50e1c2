package org.evertill.sync.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        private final int required;

        /** An object that must have all of these. */
        Shape(Member<?>... members) {
            this(members.length, members);
        }

        private Shape(int required, Member<?>... members) {
            this.required = required;
            List.of(members).forEach(m -> this.members.put(m.name(), m));
        }

        /** An object that may have any of these. */
        static Shape ofOptional(Member<?>... members) {
            return new Shape(0, members);
        }

        @Nullable
        Member<?> find(String name) {
            return members.get(name);
        }

        /** The members, when none is missing; otherwise says which. */
        Members complete(Map<String, Object> values, WireReader in) throws WireException {
            if (values.size() < required) {
                var missing = members.keySet().stream()
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
