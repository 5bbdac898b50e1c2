package org.evertill.app.office.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.Store;
import org.evertill.headoffice.HeadOfficeDesk;
import org.evertill.headoffice.HeadOfficeOpener;
import org.evertill.headoffice.access.DatabaseOptions;
import org.evertill.headoffice.access.HeadOfficeLog;
import org.evertill.headoffice.access.Office;
import org.evertill.headoffice.access.RunningParts;
import org.evertill.kernel.Outcome;
import org.evertill.staff.Approvals;
import org.evertill.staff.Login;
import org.evertill.staff.PinHash;
import org.evertill.ui.Till;
import org.evertill.ui.shell.Place;
import org.evertill.ui.shell.Startup;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import picocli.CommandLine;

/** Opens the head office that the command line names, as its commands do; beside a running server, too. */
public final class OfficeStartup implements Startup {

    private final DatabaseOptions options = new DatabaseOptions();
    private final Map<String, String> environment;
    private @Nullable RunningParts parts;
    private @Nullable RunningOffice running;

    /**
     * @param arguments those of the commands that say which head office; what is not among them is the platform's
     */
    public OfficeStartup(List<String> arguments, Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        new CommandLine(options).setUnmatchedArgumentsAllowed(true).parseArgs(arguments.toArray(String[]::new));
    }

    @Override
    public synchronized Outcome<Till> open() {
        if (running != null) {
            return Outcome.ok(running);
        }
        var services = services();
        return Office.open(options, environment, () -> services.service(HeadOfficeOpener.class))
                .then(office -> services.service(PinHash.class).map(pins -> keep(office, pins, services)));
    }

    @Override
    public Optional<Path> directory() {
        return Optional.of(options.directory(environment));
    }

    @Override
    public boolean isTraining() {
        return false;
    }

    /** The chain; days and hours are those of this machine, written as in the country of its first store. */
    @Override
    public Outcome<Optional<Place>> place(Till till) {
        return till.service(HeadOfficeDesk.class)
                .then(desk -> desk.operations()
                        .overview(Instant.EPOCH, Duration.ZERO)
                        .map(overview -> {
                            var country = desk.all(DomainTypes.STORE).stream()
                                    .map(Store::countryCode)
                                    .findFirst()
                                    .orElse("");
                            return Optional.of(new Place(overview.chainName(), country, ZoneId.systemDefault()));
                        }));
    }

    @Override
    public void begin(Till till) {
        // Head office's own work is the server's; a window only looks.
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.office().close();
            running = null;
        }
        HeadOfficeLog.close();
    }

    private RunningParts services() {
        var started = parts;
        if (started == null) {
            HeadOfficeLog.to(options.directory(environment), "window", HeadOfficeLog.Form.TEXT, false);
            var bundle = FrameworkUtil.getBundle(OfficeStartup.class);
            started = RunningParts.started(bundle.getBundleContext());
            parts = started;
        }
        return started;
    }

    private Till keep(Office office, PinHash pins, RunningParts services) {
        var login = new OfficeLogin(office.desk(), pins, System::nanoTime);
        var made = new RunningOffice(office, login, services);
        running = made;
        return made;
    }

    /** Head office as the screens see it. */
    private record RunningOffice(Office office, OfficeLogin login, RunningParts parts) implements Till {

        /** What is of tills alone is not there, and nobody waits for it: every bundle is up by now. */
        private <T> Outcome<T> brought(Class<T> type) {
            return parts.services(type).stream()
                    .findFirst()
                    .map(Outcome::ok)
                    .orElseGet(() -> Outcome.failed(
                            "headoffice.incomplete",
                            "This is head office: it has no " + type.getSimpleName()
                                    + ". Install head office again if it should; your data is not touched."));
        }

        @Override
        public <T> Outcome<T> service(Class<T> type) {
            if (type == HeadOfficeDesk.class) {
                return Outcome.ok(type.cast(office.desk()));
            }
            return type == Login.class || type == Approvals.class ? Outcome.ok(type.cast(login)) : brought(type);
        }
    }
}
