package org.evertill.storage;

import java.nio.file.Path;
import org.evertill.kernel.Outcome;

/**
 * Opens the database in which people practise, which is another file than the till's own and lies beside it; a service. It begins with
 * a copy of what the chain has set (products, prices, promotions, staff, tenders, settings), and with nothing that the till did with it.
 * What stands on it as services with the till's own database is there too, but for all by which something could leave or arrive.
 */
public interface TrainingOpener {

    /** The folder in a till's data directory that training has for itself. */
    String FOLDER = "training";

    /**
     * Opens it, and makes it first where there is none; the till's own database may be in use meanwhile, and is only read. Problems: as of
     * {@link DatabaseOpener#open}; where it has to be made {@code training.no-till}, {@code training.older} as well.
     *
     * @param directory the till's data directory
     */
    Outcome<Database> openTraining(Path directory);

    /**
     * Throws away what was practised and begins anew with what the chain has set now. Problems: as of {@link #openTraining}; then what was
     * there stays. {@code storage.locked} while somebody practises.
     *
     * @param directory the till's data directory
     */
    Outcome<Database> resetTraining(Path directory);
}
