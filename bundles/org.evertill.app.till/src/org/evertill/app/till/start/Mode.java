package org.evertill.app.till.start;

import java.nio.file.Path;
import java.util.List;
import org.evertill.kernel.Outcome;
import org.evertill.storage.Database;
import org.evertill.storage.TrainingOpener;

/** What a till is started for. */
public enum Mode {
    /** To sell. */
    EARNEST,
    /** To practise, in a database that has nothing to do with what is sold. */
    TRAINING,
    /** The same, with all that was practised before thrown away. */
    TRAINING_ANEW;

    /** The argument of both applications that stands for it. */
    public static final String OPTION = "--training";

    /** As the application's arguments say. */
    public static Mode of(List<String> arguments) {
        return arguments.contains(OPTION) ? TRAINING : EARNEST;
    }

    /** Whether somebody practises. */
    public boolean isTraining() {
        return this != EARNEST;
    }

    /** Where its database is, in a till's data directory. */
    public Path in(Path directory) {
        return isTraining() ? directory.resolve(TrainingOpener.FOLDER) : directory;
    }

    /** Training has its log beside the till's own, for both may run at once. */
    String log(String name) {
        return isTraining() ? "training-" + name : name;
    }

    Outcome<Database> open(TillStart till, Path directory) {
        return switch (this) {
            case EARNEST -> till.opener().then(opener -> opener.open(directory));
            case TRAINING -> till.service(TrainingOpener.class).then(opener -> opener.openTraining(directory));
            case TRAINING_ANEW -> till.service(TrainingOpener.class).then(opener -> opener.resetTraining(directory));
        };
    }
}
