package org.evertill.simulation;

/** What a simulation counts, so that nobody has to believe that it happened. */
public enum Happening {
    SALE(Kind.WORK, "local transaction: a sale"),
    EDIT(Kind.WORK, "local transaction: an edit of rows that others edit too"),
    DELETION(Kind.WORK, "local transaction: a deletion"),
    RESOLUTION(Kind.WORK, "local transaction: a person settles a conflict"),
    MISCHIEF(Kind.WORK, "local transaction: what head office has to refuse, or to take as an exception"),
    REFUSED_LOCALLY(Kind.WORK, "local transaction: refused on the spot, and undone"),
    HEAD_OFFICE_WRITE(Kind.WORK, "a write of head office itself"),
    HEAD_OFFICE_MOVE(Kind.WORK, "head office moves a row to another store"),
    PERSON_RELEASES(Kind.WORK, "a person at head office has an incident judged again"),
    LET_GO(Kind.WORK, "head office takes out of its feed what it may"),
    INSTALLED(Kind.WORK, "head office gets the bundle of a table that it did not know"),
    ROUND_DONE(Kind.WORK, "a round of synchronisation that went through"),
    ROUND_FAILED(Kind.WORK, "a round that failed and was tried again"),
    CUT(Kind.WORK, "a cut applied on a till"),
    CUT_OF_PAGES(Kind.WORK, "a cut of more than one page"),
    RELOAD(Kind.WORK, "a scope loaded from nothing, because head office has let go of something since"),
    RELOAD_OVERTAKEN(Kind.WORK, "such a load begun again, because head office has let go of more meanwhile"),
    RELOAD_UNDER_PENDING(Kind.WORK, "a row that such a load does not name stays, for what was done to it here"),
    CUT_UNDER_PENDING(Kind.WORK, "a cut under operations that it does not contain"),

    REQUEST_DROPPED(Kind.FAULT, "a request lost"),
    ANSWER_DROPPED(Kind.FAULT, "an answer lost"),
    REQUEST_DUPLICATED(Kind.FAULT, "a request delivered twice"),
    DELAYED(Kind.FAULT, "a message delayed, perhaps beyond the time limit"),
    REORDERED(Kind.FAULT, "a request that a later one overtook"),
    PARTITION(Kind.FAULT, "a till cut off"),
    SLOW_LINE(Kind.FAULT, "a line slow"),
    CLOCK_SET(Kind.FAULT, "a till's clock set wrong, by up to two days"),
    CRASH_IN_LOCAL_WRITE(Kind.FAULT, "power cut on a till: in a local transaction"),
    CRASH_IN_ACKNOWLEDGE(Kind.FAULT, "power cut on a till: while it notes an acknowledgement"),
    CRASH_IN_STAGE(Kind.FAULT, "power cut on a till: while it stages a page"),
    CRASH_IN_APPLY(Kind.FAULT, "power cut on a till: while it applies a cut"),
    CRASH_AFTER_COMMIT(Kind.FAULT, "power cut on a till: right after a commit"),
    CRASH_IN_EXCHANGE(Kind.FAULT, "power cut on a till: while it waits for an answer"),
    CRASH_IDLE(Kind.FAULT, "power cut on a till: between two rounds"),
    GIVEN_UP(Kind.FAULT, "a round given up between two exchanges"),
    OFFICE_CRASH_BEFORE_COMMIT(Kind.FAULT, "a head-office process dies in a transaction"),
    OFFICE_CRASH_AFTER_COMMIT(Kind.FAULT, "a head-office process dies between commit and answer"),
    OFFICE_CRASH_IDLE(Kind.FAULT, "a head-office process dies"),
    OFFICE_TAKES_OVER(Kind.FAULT, "the other head-office process answers instead"),
    FAILOVER(Kind.FAULT, "head office's database fails over, and all its transactions end"),
    LOCK_WAIT(Kind.FAULT, "two transactions of head office meet, and one waits"),

    CRASH_AT_OPENING(Kind.RESTORE, "power cut on a till: while it looks whether its database is the one it wrote last"),
    PUT_BACK(Kind.RESTORE, "a till put back from a backup, its witness not"),
    PUT_BACK_WITH_WITNESS(Kind.RESTORE, "a till put back with its witness, so that it cannot notice"),
    PUT_BACK_ELSEWHERE(Kind.RESTORE, "a till put back in another place"),
    PUT_BACK_WITHOUT_WITNESS(Kind.RESTORE, "a till put back, and its witness gone"),
    PUT_BACK_AGAIN(Kind.RESTORE, "a till put back again before head office heard of it"),
    SOLD_UNHEARD(Kind.RESTORE, "a sale on a till that was put back, before head office heard of it"),
    COPIED(Kind.RESTORE, "a till copied to another machine"),
    COPIED_BIT_BY_BIT(Kind.RESTORE, "a till copied so that nothing on it can tell"),
    WITNESS_TORN(Kind.RESTORE, "one place of a witness spoilt"),
    WITNESS_LOST(Kind.RESTORE, "both places of a witness spoilt"),
    WITNESS_OBJECTS(Kind.RESTORE, "a till goes on as another incarnation, by its witness"),
    TOLD_TO_BRANCH(
            Kind.RESTORE, "a till goes on as another incarnation, because head office has other operations of it"),
    BRANCH_TAKEN(Kind.RESTORE, "first operations of a branch taken, and told to people"),
    BRANCH_JOINED(Kind.RESTORE, "a branch that begins behind what another one has made its own"),
    BRANCH_SEEN(Kind.RESTORE, "a person at head office takes note of a branch"),
    LOST_WITH_DISK(Kind.RESTORE, "an operation that only a lost database had"),
    HELLO_ANSWER_LOST(Kind.RESTORE, "the answer to a greeting lost"),
    HELLO_OF_BRANCH_LOST(Kind.RESTORE, "the answer to a branch's greeting lost"),
    OFFICE_PUT_BACK(Kind.RESTORE, "head office put back from a backup"),
    OFFICE_LOSS_TOLD(Kind.RESTORE, "people told that head office was put back"),
    EPOCH_RELOAD(Kind.RESTORE, "a scope loaded again, because a till had come to numbers that head office lost"),
    SENT_AGAIN(Kind.RESTORE, "an operation sent once more to a head office that had lost it"),
    BOTH_PUT_BACK(Kind.RESTORE, "a till put back, and head office too, before they met"),
    SILENT(Kind.RESTORE, "a till silent until head office has let go of what it lacks"),

    PUSH_TAKEN(Kind.EXCHANGE, "operations judged and taken"),
    PUSH_AHEAD(Kind.EXCHANGE, "a push sent while the one before it was on its way"),
    PUSH_OUT_OF_TURN(Kind.EXCHANGE, "a push sent back, for head office stands elsewhere in the till's log"),
    DUPLICATE_SKIPPED(Kind.EXCHANGE, "operations that head office had already, skipped"),

    PLAIN(Kind.OUTCOME, "a push in which nothing was concurrent, or all of it joined"),
    CREATED(Kind.OUTCOME, "row made"),
    LAST_WRITE_WINS(Kind.OUTCOME, "last write wins"),
    HEAD_OFFICE_WINS(Kind.OUTCOME, "head office wins"),
    MAXIMUM(Kind.OUTCOME, "maximum"),
    MINIMUM(Kind.OUTCOME, "minimum"),
    POLICY(Kind.OUTCOME, "a chain's own rule"),
    POLICY_FAILED(Kind.OUTCOME, "a chain's own rule that throws: manual"),
    ADD_WINS(Kind.OUTCOME, "set: an addition that a removal had not seen"),
    MANUAL_OPENED(Kind.OUTCOME, "manual: conflict opened"),
    MANUAL_JOINED(Kind.OUTCOME, "manual: a further value joins"),
    MANUAL_CLOSED(Kind.OUTCOME, "manual: conflict closed"),
    MANUAL_RESOLVED(Kind.OUTCOME, "manual: a value that a person decided against"),
    LATER_RESOLUTION(Kind.OUTCOME, "two decisions, the later stands"),
    LIFE_CONFLICT(Kind.OUTCOME, "a deletion meets an edit: conflict"),
    LIFE_RESOLVED(Kind.OUTCOME, "a deletion meets an edit: settled"),
    REVIVED(Kind.OUTCOME, "a dead row made again by who knew it dead"),
    CLAIM_CONTESTED(Kind.OUTCOME, "a claimed value contested"),
    CLAIM_RELEASED(Kind.OUTCOME, "a contested value given up"),
    QUARANTINED(Kind.OUTCOME, "a transaction set aside"),
    RELEASED(Kind.OUTCOME, "a transaction released from quarantine"),
    EXCEPTION(Kind.OUTCOME, "a fact taken in spite of what is wrong with it"),
    MOVED(Kind.OUTCOME, "a row moved to another scope"),

    GOODS_MOVED(Kind.STOCK, "local transaction: goods come or go"),
    GOODS_COUNTED(Kind.STOCK, "local transaction: goods are counted"),
    LATE_MOVEMENT(Kind.STOCK, "a movement that comes to head office after a count that it is in"),
    LATE_COUNT(Kind.STOCK, "a count that comes to head office after a later one");

    private final Kind kind;
    private final String title;

    Happening(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    /** For a table. */
    public enum Kind {
        WORK("what tills and head office did"),
        FAULT("what went wrong"),
        EXCHANGE("what head office did with operations"),
        OUTCOME("what came of merges"),
        /** On maps only. */
        RESTORE("restores, copies and silence"),
        /** On real databases only. */
        STOCK("stock, on real databases");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    public Kind kind() {
        return kind;
    }

    public String title() {
        return title;
    }
}
