package org.evertill.fiscal.reference.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.evertill.fiscal.FiscalDevice;
import org.evertill.fiscal.FiscalRecord;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The reference device of a till, in {@code fiscal-reference} beside its database. Nothing is there before it is asked for. */
@Component
public final class ReferenceDevice implements FiscalDevice {

    private static final String DIRECTORY = "fiscal-reference";

    private final Database database;
    private final Clock clock;
    private @Nullable ChainDevice device;

    @Activate
    public ReferenceDevice(@Reference Database database, @Reference Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return ChainDevice.NAME;
    }

    @Override
    public Answer sign(FiscalRecord record) {
        return device().sign(record);
    }

    @Override
    public Outcome<Long> verify() {
        return device().verify();
    }

    @Override
    public Outcome<List<Path>> export(Path directory) {
        return device().export(directory);
    }

    private synchronized ChainDevice device() {
        var there = device;
        if (there == null) {
            there = of(database, clock);
            device = there;
        }
        return there;
    }

    /** That of a till. */
    static ChainDevice of(Database database, Clock clock) {
        var files = database.read(reader -> reader.query(
                "SELECT file FROM pragma_database_list WHERE name = 'main'",
                List.of(),
                row -> Optional.ofNullable(row.getString(1))));
        var file = files.getFirst().orElseThrow(() -> new IllegalStateException("a database without a file"));
        return new ChainDevice(Path.of(file).resolveSibling(DIRECTORY), clock);
    }
}
