package org.evertill.app.bench.internal;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a further process of the benchmark is started: the same Java with the same options and classes. */
final class OwnJava {

    private OwnJava() {}

    /**
     * The beginning of a command, up to the class that is run.
     *
     * @param options that stand against those of this process
     */
    static List<String> command(String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }
}
