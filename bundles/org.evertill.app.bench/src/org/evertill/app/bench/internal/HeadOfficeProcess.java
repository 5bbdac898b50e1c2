package org.evertill.app.bench.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.evertill.headoffice.JdbcTarget;

/** {@link HeadOfficeMain} as seen from the benchmark: the same Java with the same options. One thread. */
final class HeadOfficeProcess implements AutoCloseable {

    private static final long END_SECONDS = 60;

    private final Process process;
    private final BufferedReader out;
    private final PrintStream in;
    private final URI address;
    private final JdbcTarget database;
    private final URI metrics;

    private HeadOfficeProcess(Process process, BufferedReader out, String[] ready) {
        this.process = process;
        this.out = out;
        this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.address = URI.create(ready[1]);
        this.database = new JdbcTarget(ready[2], ready[3], ready[4]);
        this.metrics = URI.create(ready[5]);
    }

    /** @param options of its Java, beside those of this process */
    static HeadOfficeProcess start(Path directory, String... options) throws IOException {
        return start(List.of(directory.toString()), options);
    }

    /**
     * @param arguments of {@link HeadOfficeMain}
     * @param options of its Java, beside those of this process
     */
    static HeadOfficeProcess start(List<String> arguments, String... options) throws IOException {
        var command = OwnJava.command(options);
        command.add(HeadOfficeMain.class.getName());
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(HeadOfficeMain.READY)) {
                return new HeadOfficeProcess(process, out, line.split(" "));
            }
        }
        throw new IOException("head office ended before it was ready");
    }

    /** Where tills reach it. */
    URI address() {
        return address;
    }

    /** Its PostgreSQL. */
    JdbcTarget database() {
        return database;
    }

    /** Where it tells what it does. */
    URI metrics() {
        return metrics;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** For the registers of as many stores as it takes, which are named with this before their number. */
    List<String> enrolmentCodes(String prefix, int tills, int tillsOfAStore) {
        return List.of(
                ask("codes " + prefix + " " + tills + " " + tillsOfAStore).split(" "));
    }

    String enrolmentCode(String store, String register) {
        return ask("code " + store + " " + register);
    }

    Memory memory() {
        return Memory.parse(ask("memory"));
    }

    /** What its check of everything finds; empty when all is well. */
    String findings() {
        return ask("verify");
    }

    private String ask(String question) {
        in.println(question);
        try {
            String answer = out.readLine();
            if (answer == null) {
                throw new IllegalStateException("head office has ended");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it end in order, which takes PostgreSQL some seconds. */
    @Override
    public void close() {
        in.close();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
