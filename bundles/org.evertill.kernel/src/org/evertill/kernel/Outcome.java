package org.evertill.kernel;

import java.util.function.Function;

/**
 * What came of something that can fail for reasons a user or the world can cause. A programmer's error is an
 * exception instead.
 */
public sealed interface Outcome<T> {

    /** It worked. */
    record Ok<T>(T value) implements Outcome<T> {}

    /** It did not; nothing was changed. */
    record Failed<T>(Problem problem) implements Outcome<T> {}

    static <T> Outcome<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Outcome<T> failed(Problem problem) {
        return new Failed<>(problem);
    }

    static <T> Outcome<T> failed(String code, String message) {
        return new Failed<>(Problem.of(code, message));
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Ok<T>(var value) -> ok(change.apply(value));
            case Failed<T>(var problem) -> failed(problem);
        };
    }

    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Ok<T>(var value) -> next.apply(value);
            case Failed<T>(var problem) -> failed(problem);
        };
    }

    /** The value; where a failure cannot be dealt with, it becomes a {@link ProblemException}. */
    default T orThrow() {
        return switch (this) {
            case Ok<T>(var value) -> value;
            case Failed<T>(var problem) -> throw new ProblemException(problem);
        };
    }

    default boolean isOk() {
        return this instanceof Ok<T>;
    }
}
