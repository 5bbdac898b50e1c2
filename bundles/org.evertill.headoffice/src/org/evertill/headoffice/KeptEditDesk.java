package org.evertill.headoffice;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.evertill.kernel.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Edits of master data that head office lost when it was put back from a backup, and that tills still had (decision 29): each waits until a
 * person takes or leaves it. One that head office has again, because whoever made it brought it after all, waits no more. Any thread.
 */
public interface KeptEditDesk {

    /** Edits in one list. */
    int MAX_LISTED = 1_000;

    /**
     * Those that wait, the oldest first, {@link #MAX_LISTED} at most.
     *
     * @param after the one behind which the list begins, 0 for the beginning
     */
    List<KeptEdit> open(long after);

    /**
     * Enters what a till had, as an operation of head office's own. Problems: {@code headoffice.edit-decided}, {@code
     * headoffice.unknown-field}, and those of {@link HeadOfficeDesk#save}.
     *
     * @param columns of the fields that are taken, of a row that head office has; empty for all. With a column goes what is merged together
     *     with it
     * @return the edit as it was before
     */
    Outcome<KeptEdit> take(long id, Set<String> columns, String userId);

    /** Leaves head office's row as it is; nobody is asked again. Problem: {@code headoffice.edit-decided}. */
    Outcome<KeptEdit> leave(long id, String userId);

    /** What there is of a row at head office. */
    enum Here {
        LIVING,
        DELETED,
        MISSING
    }

    /**
     * @param deleted whether the row was deleted where the till had it from
     * @param changedSince whether somebody has written at head office since then what taking it would write over
     * @param fields in which the two differ; all of a row that is not there, none of one that was deleted
     * @param offeredBy tills, by replica
     */
    record KeptEdit(
            long id,
            String table,
            String rowId,
            Here here,
            boolean deleted,
            boolean changedSince,
            List<Field> fields,
            List<String> offeredBy,
            Instant offeredAt) {

        public KeptEdit {
            fields = List.copyOf(fields);
            offeredBy = List.copyOf(offeredBy);
        }
    }

    /**
     * @param sensitive whether its values are not shown, and are null here
     * @param here head office's value
     * @param kept the till's
     * @param changedSince whether somebody has written it at head office since the till had it from there
     */
    record Field(
            String column,
            boolean sensitive,
            @Nullable Object here,
            @Nullable Object kept,
            boolean changedSince) {}
}
