package org.evertill.devices.local.internal;

import java.util.Locale;
import org.evertill.receipt.Block;
import org.evertill.receipt.ReceiptDocument;
import org.evertill.storage.Database;
import org.evertill.storage.TillIdentity;

/** What stands above every slip that is printed in training, whatever it is and whatever its template says. */
final class TrainingMark {

    private TrainingMark() {}

    static boolean isDue(Database database) {
        return database.identity().filter(TillIdentity::isTraining).isPresent();
    }

    /** A receipt that says so by itself is left as it is. */
    static ReceiptDocument on(ReceiptDocument slip, Locale language) {
        String mark = AgainMark.words(language).getString("training");
        boolean isMarked = slip.blocks().stream()
                .anyMatch(
                        block -> block instanceof Block.Text text && text.text().equals(mark));
        return isMarked ? slip : slip.below(mark);
    }
}
