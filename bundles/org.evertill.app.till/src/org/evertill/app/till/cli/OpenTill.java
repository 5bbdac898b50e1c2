package org.evertill.app.till.cli;

import java.nio.file.Path;
import java.util.List;
import org.evertill.app.till.start.Mode;
import org.evertill.app.till.start.TillStart;
import org.evertill.command.TillCommand;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.osgi.framework.FrameworkUtil;

/** A till that a command works on. */
interface OpenTill extends AutoCloseable {

    Database database();

    /** A service of the open till. Problem: {@code till.incomplete}. */
    <T> Outcome<T> service(Class<T> type);

    /** All services of a type that are there now, as a chain's own bundles bring them. */
    <T> List<T> services(Class<T> type);

    @Override
    void close();

    /** Opens the till of a data directory. Problems: as of {@link TillStart#open}. */
    interface Opener {
        Outcome<OpenTill> open(Path directory, Mode mode);

        /** The same without its database, for work on one that cannot be opened. */
        OpenTill beside(Path directory);

        /** Which version of the product this is. */
        String version();

        /** The commands that bundles bring. */
        List<TillCommand> commands();
    }

    /** The opener of the product. */
    final class Product implements Opener {

        @Override
        public Outcome<OpenTill> open(Path directory, Mode mode) {
            return TillStart.open(directory, mode, "cli").map(OfProduct::new);
        }

        @Override
        public OpenTill beside(Path directory) {
            return new OfProduct(TillStart.beside(directory, "cli"));
        }

        @Override
        public String version() {
            return FrameworkUtil.getBundle(OpenTill.class).getVersion().toString();
        }

        @Override
        public List<TillCommand> commands() {
            return TillStart.brought(TillCommand.class);
        }
    }

    /** A till in the running product. */
    record OfProduct(TillStart start) implements OpenTill {

        @Override
        public Database database() {
            return start.database();
        }

        @Override
        public <T> Outcome<T> service(Class<T> type) {
            return start.service(type);
        }

        @Override
        public <T> List<T> services(Class<T> type) {
            return start.services(type);
        }

        @Override
        public void close() {
            start.close();
        }
    }
}
