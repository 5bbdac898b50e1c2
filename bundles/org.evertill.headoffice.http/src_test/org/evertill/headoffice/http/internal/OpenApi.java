package org.evertill.headoffice.http.internal;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The description of the protocol, and what is wrong with an exchange by it. Objects are closed here: a reader passes over
 * what it does not know, but what is said stands in the file.
 */
final class OpenApi {

    private static final Path FILE = Path.of("../../docs/openapi/sync-v1.yaml");
    private static final String DOCUMENT = "urn:evertill:sync-v1";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonNode root;
    private final SchemaRegistry registry;
    /** {@code schema.member} of every member that an exchange had. */
    private final Set<String> membersSeen = new TreeSet<>();

    OpenApi() {
        try {
            root = new YAMLMapper().readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close(root);
        String closed = new JsonMapper().writeValueAsString(root);
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemas(Map.of(DOCUMENT, closed)).schemaRegistryConfig(config));
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")
                && object.path("type").asString("").equals("object")) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApi::close);
    }

    JsonNode root() {
        return root;
    }

    /** {@code METHOD path} → operationId. */
    Map<String, String> operations() {
        var operations = new TreeMap<String, String>();
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue().get("operationId").asString());
                    }
                }));
        return operations;
    }

    /** The codes of a status of an operation; empty when the file does not list the status. */
    Set<String> codes(String method, String path, int status) {
        return codes(operation(method, path).path("responses").path(String.valueOf(status)));
    }

    private Set<String> codes(JsonNode response) {
        var codes = new TreeSet<String>();
        resolved(response).path("x-codes").forEach(code -> codes.add(code.asString()));
        return codes;
    }

    /** Every code that the file names. */
    Set<String> allCodes() {
        var codes = new TreeSet<String>();
        root.findValues("x-codes").forEach(list -> list.forEach(code -> codes.add(code.asString())));
        return codes;
    }

    /** Every member of a message that the file names, as {@code schema.member}. */
    Set<String> allMembers() {
        var members = new TreeSet<String>();
        root.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(member -> members.add(schema.getKey() + "." + member.getKey())));
        return members;
    }

    Set<String> membersSeen() {
        return Set.copyOf(membersSeen);
    }

    /** What is wrong with an exchange by the file; the question counts only when it was answered. */
    List<String> complaints(Exchange exchange) {
        var operation = operation(exchange.method(), exchange.path());
        var response = resolved(operation.path("responses").path(String.valueOf(exchange.status())));
        if (response.isMissingNode()) {
            return List.of(exchange + ": the file has no such operation or status: " + exchange.answerText());
        }
        var complaints = new ArrayList<String>();
        if (exchange.status() == Answer.OK) {
            question(exchange, operation, complaints);
        }
        headers(exchange, response, complaints);
        answer(exchange, response, complaints);
        return complaints.stream().map(c -> exchange + ": " + c).toList();
    }

    private JsonNode operation(String method, String path) {
        return root.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    }

    private void question(Exchange exchange, JsonNode operation, List<String> complaints) {
        boolean open = operation.has("security") && operation.get("security").isEmpty();
        boolean bearer = exchange.askedField("authorization")
                .filter(a -> a.startsWith("Bearer "))
                .isPresent();
        if (!open && !bearer) {
            complaints.add("answered without a credential");
        }
        operation.path("parameters").forEach(reference -> {
            var parameter = resolved(reference);
            exchange.askedField(parameter.get("name").asString())
                    .ifPresent(value -> complaints.addAll(wrong(parameter.get("schema"), value)));
        });
        var content = operation.path("requestBody").path("content");
        if (content.isMissingNode()) {
            if (exchange.question().length > 0) {
                complaints.add("a body where none belongs");
            }
            return;
        }
        complaints.addAll(body(exchange.askedField("content-type"), content, exchange.questionText()));
    }

    private void headers(Exchange exchange, JsonNode response, List<String> complaints) {
        response.path("headers").properties().forEach(entry -> {
            var header = resolved(entry.getValue());
            var value = exchange.toldField(entry.getKey());
            if (value.isPresent()) {
                complaints.addAll(wrong(header.get("schema"), value.get()));
            } else if (header.path("required").asBoolean(false)) {
                complaints.add("lacks the field " + entry.getKey());
            }
        });
    }

    private void answer(Exchange exchange, JsonNode response, List<String> complaints) {
        var stream = response.path("content").path("text/event-stream");
        if (!stream.isMissingNode()) {
            for (String data : exchange.events(stream.get("x-event").asString())) {
                complaints.addAll(message(stream.get("x-data"), data));
            }
            return;
        }
        complaints.addAll(body(exchange.toldField("content-type"), response.path("content"), exchange.answerText()));
        var codes = codes(response);
        if (!codes.isEmpty() && !codes.contains(code(exchange))) {
            complaints.add(code(exchange) + " is none of " + codes);
        }
    }

    /** The code of a refusal. */
    static String code(Exchange exchange) {
        return new JsonMapper().readTree(exchange.answerText()).path("code").asString("");
    }

    private List<String> body(Optional<String> type, JsonNode content, String text) {
        var form = content.path(type.orElse("").split(";")[0]);
        return form.isMissingNode() ? List.of("the media type " + type) : message(form.get("schema"), text);
    }

    private List<String> message(JsonNode schema, String text) {
        note(schema, new JsonMapper().readTree(text));
        return schema(schema).validate(text, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /** What is wrong with a text by a schema. */
    private List<String> wrong(JsonNode schema, String text) {
        return schema(schema).validate(new JsonMapper().writeValueAsString(text), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private Schema schema(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? registry.getSchema(schema)
                : registry.getSchema(SchemaLocation.of(DOCUMENT + reference));
    }

    /** Notes which members of the file a message has. */
    private void note(JsonNode schemaOrReference, JsonNode value) {
        var schema = resolved(schemaOrReference);
        String name = name(schemaOrReference);
        if (value.isObject()) {
            value.properties().forEach(member -> {
                var known = schema.path("properties").path(member.getKey());
                if (!known.isMissingNode()) {
                    membersSeen.add(name + "." + member.getKey());
                    note(known, member.getValue());
                }
            });
        } else if (value.isArray() && schema.has("items")) {
            StreamSupport.stream(value.spliterator(), false).forEach(item -> note(schema.get("items"), item));
        }
    }

    private static String name(JsonNode reference) {
        String target = reference.path("$ref").asString("");
        return target.substring(target.lastIndexOf('/') + 1);
    }

    private JsonNode resolved(@Nullable JsonNode node) {
        var found = node == null ? root.path("nothing") : node;
        String reference = found.path("$ref").asString("");
        return reference.isEmpty() ? found : root.at(reference.substring(1));
    }
}
