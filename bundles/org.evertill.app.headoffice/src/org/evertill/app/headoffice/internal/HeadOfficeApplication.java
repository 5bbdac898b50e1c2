package org.evertill.app.headoffice.internal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.evertill.headoffice.access.DataDirectory;
import org.evertill.headoffice.access.HeadOfficeLog;
import org.evertill.headoffice.access.HeadOfficeLog.Form;
import org.osgi.framework.FrameworkUtil;

/** Runs one command of head office in the framework and ends with its exit code. */
public final class HeadOfficeApplication implements IApplication {

    private static final String DATA = "--data";
    private static final String LOG_FORMAT = "--log-format";

    @Override
    public Object start(IApplicationContext context) {
        var arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        context.applicationRunning();
        var terminal = Terminal.system();
        boolean serving = arguments.length > 0 && arguments[0].equals("serve");
        HeadOfficeLog.to(directory(arguments, terminal), serving ? "headoffice" : "command", form(arguments), serving);
        try {
            var bundle = FrameworkUtil.getBundle(HeadOfficeApplication.class);
            var parts = OsgiParts.started(bundle.getBundleContext());
            return Commands.run(parts, terminal, StopSignal::ofProcess, arguments);
        } finally {
            HeadOfficeLog.close();
            // What the framework cannot save when it ends, on a full disk, it prints as a trace: the problem was told.
            System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void stop() {
        // The server hears of the process's end by its own hook; every other command ends by itself.
    }

    private static Form form(String[] arguments) {
        return option(arguments, LOG_FORMAT).filter("json"::equalsIgnoreCase).isPresent() ? Form.JSON : Form.TEXT;
    }

    private static Optional<String> option(String[] arguments, String name) {
        Optional<String> value = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(name + "=")) {
                value = Optional.of(arguments[i].substring(name.length() + 1));
            } else if (arguments[i].equals(name) && i + 1 < arguments.length) {
                value = Optional.of(arguments[i + 1]);
            }
        }
        return value;
    }

    /** Where the log goes, before the command line is read in earnest. */
    private static Path directory(String[] arguments, Terminal terminal) {
        var named = option(arguments, DATA);
        try {
            return DataDirectory.of(named.map(Path::of), terminal.environment());
        } catch (InvalidPathException e) {
            return DataDirectory.of(Optional.empty(), terminal.environment());
        }
    }
}
