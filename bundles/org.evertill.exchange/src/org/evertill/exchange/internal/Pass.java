package org.evertill.exchange.internal;

import java.util.function.Consumer;
import org.evertill.catalogue.ImportDesk.Line;
import org.evertill.exchange.PromotionImport.Mode;
import org.evertill.storage.Database.Author;

/**
 * How a file of products is gone through.
 *
 * @param author of what is written
 * @param each told of every row that changes something, or is refused, once that is certain
 */
record Pass(Author author, Mode mode, Consumer<Line> each) {

    /** A program's, of which nobody reads line by line. */
    static final Pass UNATTENDED = new Pass(new Author("system:import"), Mode.WRITE, line -> {});
}
