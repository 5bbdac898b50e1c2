package org.evertill.headoffice.http.internal;

import org.evertill.kernel.Problem;

/** Which status of HTTP (RFC 9110) a problem is. The code inside says more; the status is for what stands between. */
final class Statuses {

    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int TOO_SLOW = 408;
    static final int TOO_LARGE = 413;
    static final int UNSUPPORTED = 415;
    static final int UNPROCESSABLE = 422;
    static final int TOO_MANY = 429;
    static final int INTERNAL = 500;
    static final int UNAVAILABLE = 503;

    /** What a person may not do says nothing against the till's credential. */
    private static final String NOT_PERMITTED = "auth.not-permitted";

    private Statuses() {}

    static int of(Problem problem) {
        return switch (problem.code()) {
            case "connection.truncated" -> BAD_REQUEST;
            case "auth.unknown-device", "auth.no-credential", "auth.expired" -> UNAUTHORIZED;
            case "auth.too-many-refusals", "auth.too-many-sessions", "sync.apart-too-often" -> TOO_MANY;
            case "headoffice.database-away",
                    "headoffice.database-refused",
                    "headoffice.busy",
                    "headoffice.database-full",
                    "headoffice.outdated",
                    "headoffice.no-stream",
                    "headoffice.stopping" -> UNAVAILABLE;
            case "headoffice.internal" -> INTERNAL;
            case "sync.too-large" -> TOO_LARGE;
            case "http.not-found" -> NOT_FOUND;
            case "http.method" -> METHOD_NOT_ALLOWED;
            case "http.media-type" -> UNSUPPORTED;
            case "http.too-slow" -> TOO_SLOW;
            default -> isRefusal(problem.code()) ? FORBIDDEN : UNPROCESSABLE;
        };
    }

    /** Whether a credential or a code was refused. */
    static boolean isRefusal(String code) {
        return !code.equals(NOT_PERMITTED) && isOfCredentials(code);
    }

    private static boolean isOfCredentials(String code) {
        return code.startsWith("auth.") || code.startsWith("enrolment.");
    }
}
