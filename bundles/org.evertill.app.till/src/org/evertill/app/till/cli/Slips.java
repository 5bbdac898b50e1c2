package org.evertill.app.till.cli;

import java.time.Duration;
import org.evertill.devices.PrintQueue;
import org.evertill.devices.PrintQueue.Job;

/** Slips on their way to the printer, as commands tell of them. */
final class Slips {

    /** How long a person waits before a prompt. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Slips() {}

    /** Waits a moment for a slip; gives the exit code. */
    static int printed(OpenTill till, Console console, String jobId) {
        var queue = till.service(PrintQueue.class).orThrow();
        var left = queue.await(jobId, PATIENCE);
        if (left.isEmpty()) {
            console.say("printed");
            return ExitCode.OK;
        }
        console.say("not printed yet, it waits in the queue: " + text(left.get()));
        queue.status().problem().ifPresent(console::problem);
        return ExitCode.PROBLEM;
    }

    static String text(Job job) {
        var state = switch (job.state()) {
            case WAITING -> "waiting";
            case PRINTING -> "printing";
            case AGAIN -> "will be printed again, marked";
            case HELD -> "held";
        };
        return job.id() + "  " + job.addedAt() + "  " + job.title() + "  " + state
                + job.problem().map(p -> "  " + p.code()).orElse("");
    }
}
