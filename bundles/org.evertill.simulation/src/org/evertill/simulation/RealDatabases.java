package org.evertill.simulation;

import java.util.EnumSet;
import org.evertill.simulation.internal.RealServer;

/** A real PostgreSQL, and SQLite files, for simulations; gone when it is closed. Any thread. */
public final class RealDatabases implements AutoCloseable {

    private final RealServer server;

    private RealDatabases(RealServer server) {
        this.server = server;
    }

    /** Starts the server in a directory of its own. */
    public static RealDatabases start() {
        return new RealDatabases(RealServer.start());
    }

    /** With everything that may go wrong and can be made to on real databases. A run takes some seconds. */
    public Simulation simulation() {
        return new Simulation(
                EnumSet.complementOf(EnumSet.copyOf(Fault.ON_MAPS)),
                EnumSet.complementOf(EnumSet.of(Happening.Kind.RESTORE)),
                server::stage,
                "--real ");
    }

    @Override
    public void close() {
        server.close();
    }
}
