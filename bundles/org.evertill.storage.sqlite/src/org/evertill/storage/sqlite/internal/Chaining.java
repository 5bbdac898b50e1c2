package org.evertill.storage.sqlite.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.evertill.sync.protocol.HashChain;
import org.evertill.sync.protocol.Operation;

/**
 * Gives the operations of one transaction their texts and their places in the hash chain: where there are many, on another thread
 * while the rows that they are about are written. In the order in which they came, whoever works. One thread calls.
 */
final class Chaining {

    /** Fewer are not worth a thread's waking up. */
    static final int BATCH = 32;

    /** Batches under way at most; then whoever brings more waits. */
    private static final int MAX_BEGUN = 8;

    private final Executor beside;
    private final Consumer<Linked> taker;
    private final ArrayDeque<CompletableFuture<List<Linked>>> begun = new ArrayDeque<>();
    private List<Operation> waiting = new ArrayList<>(BATCH);
    private CompletableFuture<String> end;

    /**
     * @param hash of the operation before the first
     * @param beside does one thing after the other
     * @param taker gets each operation in order, on the thread that calls
     */
    Chaining(String hash, Executor beside, Consumer<Linked> taker) {
        this.end = CompletableFuture.completedFuture(hash);
        this.beside = beside;
        this.taker = taker;
    }

    /**
     * An operation with its place in the chain.
     *
     * @param chars of what was hashed
     */
    record Linked(Operation operation, OperationLog.Rows rows, int chars) {

        private static Linked of(String previousHash, Operation operation) {
            var rows = OperationLog.Rows.of(operation);
            String body = HashChain.canonical(operation, rows.before(), rows.after());
            return new Linked(operation.withHash(HashChain.next(previousHash, body)), rows, body.length());
        }
    }

    /** One more operation, which has no hash yet. */
    void add(Operation operation) {
        waiting.add(operation);
        if (waiting.size() < BATCH) {
            return;
        }
        var batch = waiting;
        waiting = new ArrayList<>(BATCH);
        var links = end.thenApplyAsync(hash -> linked(hash, batch), beside);
        begun.add(links);
        end = links.thenApply(all -> all.getLast().operation().hash());
        if (begun.size() > MAX_BEGUN) {
            take(begun.element());
            begun.remove();
        }
    }

    /** All that was added is with the taker when this returns; gives the hash of the last. After a failure it fails again. */
    String finish() {
        begun.forEach(this::take);
        begun.clear();
        String hash = end.join();
        for (Linked link : linked(hash, waiting)) {
            taker.accept(link);
            hash = link.operation().hash();
        }
        waiting.clear();
        end = CompletableFuture.completedFuture(hash);
        return hash;
    }

    private void take(CompletableFuture<List<Linked>> links) {
        try {
            links.join().forEach(taker);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static List<Linked> linked(String previousHash, List<Operation> operations) {
        var links = new ArrayList<Linked>(operations.size());
        String hash = previousHash;
        for (Operation operation : operations) {
            var link = Linked.of(hash, operation);
            links.add(link);
            hash = link.operation().hash();
        }
        return links;
    }
}
