package org.evertill.headoffice.http.internal;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that is not as it should be, and what must become of it.
 *
 * @param expected status and code: {@code 422 sync.malformed}
 */
record BadMessage(String name, String method, String path, Map<String, String> fields, byte[] body, String expected) {

    static final String BAD = "422 sync.malformed";
    static final String LARGE = "413 sync.too-large";
    static final String BROKEN = "400 connection.truncated";

    /** A message as a till sends it, but for its body. */
    static BadMessage of(String name, String path, String token, byte[] body, String expected) {
        var fields = new TreeMap<>(Map.of("Content-Type", "application/json"));
        if (!token.isEmpty()) {
            fields.put("Authorization", "Bearer " + token);
        }
        return new BadMessage(name, "POST", path, fields, body, expected);
    }

    static BadMessage of(String name, String path, String token, String body, String expected) {
        return of(name, path, token, body.getBytes(StandardCharsets.UTF_8), expected);
    }

    BadMessage with(String field, String value) {
        var changed = new TreeMap<>(fields);
        changed.put(field, value);
        return new BadMessage(name, method, path, changed, body, expected);
    }

    BadMessage without(String field) {
        var changed = new TreeMap<>(fields);
        changed.remove(field);
        return new BadMessage(name, method, path, changed, body, expected);
    }

    BadMessage by(String otherMethod) {
        return new BadMessage(name, otherMethod, path, fields, body, expected);
    }

    HttpRequest request(URI headOffice) {
        var request = HttpRequest.newBuilder(headOffice.resolve(path)).method(method, BodyPublishers.ofByteArray(body));
        fields.forEach(request::header);
        return request.build();
    }

    @Override
    public String toString() {
        return path + ": " + name;
    }
}
