package org.evertill.headoffice.http.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A request and its answer, as they went over the line.
 *
 * @param asked header fields of the request, names in lower case
 * @param told header fields of the answer, names in lower case
 */
record Exchange(
        String method,
        String path,
        Map<String, String> asked,
        byte[] question,
        int status,
        Map<String, String> told,
        byte[] answer) {

    Optional<String> askedField(String name) {
        return Optional.ofNullable(asked.get(name.toLowerCase(Locale.ROOT)));
    }

    Optional<String> toldField(String name) {
        return Optional.ofNullable(told.get(name.toLowerCase(Locale.ROOT)));
    }

    String questionText() {
        return text(question, askedField("content-encoding"));
    }

    String answerText() {
        return text(answer, toldField("content-encoding"));
    }

    /** The data of the answer's events; comments and the rest are left out, and what is not whole yet. */
    List<String> events(String name) {
        String whole = answerText();
        whole = whole.substring(0, whole.lastIndexOf("\n\n") + 1);
        return List.of(whole.split("\n\n")).stream()
                .filter(block -> block.startsWith("event: " + name + "\ndata: "))
                .map(block -> block.substring(block.indexOf("data: ") + 6).strip())
                .toList();
    }

    @Override
    public String toString() {
        return method + " " + path + " → " + status;
    }

    private static String text(byte[] body, Optional<String> encoding) {
        if (encoding.filter("gzip"::equals).isEmpty()) {
            return new String(body, StandardCharsets.UTF_8);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
