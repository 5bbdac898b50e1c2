package org.evertill.repository.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.evertill.kernel.Outcome;
import org.evertill.sync.RemoteRows;
import org.evertill.sync.SyncTransport.Line;
import org.evertill.sync.protocol.Rows;

/** The real line, but head office's answers to changes get lost on the way back. */
final class LossyLine implements RemoteRows {

    private final RemoteRows real;
    private final Deque<String> losses = new ArrayDeque<>();
    private int writes;

    LossyLine(RemoteRows real) {
        this.real = real;
    }

    /** The next changes are made, but what comes back is a problem of that code; one after the other. */
    void lose(String... codes) {
        losses.addAll(List.of(codes));
    }

    /** How many changes went over the line, repetitions counted. */
    int writes() {
        return writes;
    }

    @Override
    public Outcome<Rows.Page> find(Line line, Rows.Find question) {
        return real.find(line, question);
    }

    @Override
    public Outcome<Rows.Page> select(Line line, Rows.Select question) {
        return real.select(line, question);
    }

    @Override
    public Outcome<Rows.Total> count(Line line, Rows.Count question) {
        return real.count(line, question);
    }

    @Override
    public Outcome<Rows.Entry> write(Line line, Rows.Write request) {
        writes++;
        var answer = real.write(line, request);
        var loss = losses.poll();
        return loss == null ? answer : Outcome.failed(loss, "The answer was lost.");
    }
}
