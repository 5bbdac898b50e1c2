package org.evertill.app.till.workbench;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.evertill.app.till.start.DataDirectory;
import org.evertill.app.till.start.Mode;
import org.evertill.app.till.start.TillStart;
import org.evertill.domain.DomainTypes;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.storage.Stored;
import org.evertill.storage.TillIdentity;
import org.evertill.sync.SyncEngine;
import org.evertill.ui.Till;
import org.evertill.ui.shell.Place;
import org.evertill.ui.shell.Startup;
import org.jspecify.annotations.Nullable;

/** Opens the till in the data directory that the command line names. */
final class WindowStartup implements Startup {

    private final List<String> arguments;
    private @Nullable TillStart running;
    private @Nullable Till shown;
    private volatile Optional<SyncEngine> engine = Optional.empty();

    WindowStartup(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    @Override
    public synchronized Outcome<Till> open() {
        if (shown != null) {
            return Outcome.ok(shown);
        }
        return DataDirectory.of(arguments)
                .then(directory -> TillStart.open(directory, Mode.of(arguments), "window"))
                .map(this::keep);
    }

    @Override
    public Outcome<Optional<Place>> place(Till till) {
        return till.service(Database.class).map(database -> database.identity().map(own -> placed(own, database)));
    }

    /** Until the store has arrived, its clock is this machine's. */
    private static Place placed(TillIdentity own, Database database) {
        String name = own.chainName() + "  ·  " + own.registerId();
        return database.read(reader -> reader.find(DomainTypes.STORE, own.storeId()))
                .map(Stored::value)
                .map(store -> new Place(name, store.countryCode(), store.zone()))
                .orElseGet(() -> new Place(name, "", ZoneId.systemDefault()));
    }

    @Override
    public void begin(Till till) {
        if (!isTraining()) {
            till.service(SyncEngine.class).orThrow().start();
        }
    }

    @Override
    public Optional<Path> directory() {
        return DataDirectory.of(arguments) instanceof Outcome.Ok<Path>(var path) ? Optional.of(path) : Optional.empty();
    }

    @Override
    public boolean isTraining() {
        return Mode.of(arguments).isTraining();
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            engine.ifPresent(SyncEngine::stop);
            running.close();
            running = null;
            shown = null;
        }
    }

    private Till keep(TillStart start) {
        var made = new RunningTill(start);
        running = start;
        shown = made;
        return made;
    }

    /** The till as the screens see it. */
    private final class RunningTill implements Till {

        private final TillStart start;

        RunningTill(TillStart start) {
            this.start = start;
        }

        @Override
        public <T> Outcome<T> service(Class<T> type) {
            return start.service(type).map(this::noted);
        }

        @Override
        public boolean isTraining() {
            return WindowStartup.this.isTraining();
        }

        private <T> T noted(T service) {
            if (service instanceof SyncEngine running) {
                engine = Optional.of(running);
            }
            return service;
        }
    }
}
