package org.evertill.headoffice;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.report.Reports;
import org.evertill.sync.protocol.Enrolment;
import org.evertill.sync.protocol.History;

/**
 * What people at head office do; a service. Any thread. Where a method gives no {@link Outcome}, a database that is away
 * leaves as {@link org.evertill.kernel.ProblemException} with {@code headoffice.database-away}.
 */
public interface HeadOfficeDesk {

    /**
     * A one-time code for a till at a register; makes store and register when they are new, and brings the store up to
     * what is given. Problems: {@code headoffice.bad-name}, {@code headoffice.bad-validity}, {@code entity.invalid}.
     *
     * @param store its identifier has 1 to 20 letters, digits and underscores, as the register's code has
     * @param registerCode within the store, for example {@code R1}; the register becomes {@code S1-R1}
     * @param validFor up to 30 days
     */
    Outcome<EnrolmentCode> enrolmentCode(Store store, String registerCode, Duration validFor);

    /**
     * Adds or changes a row of head office's own; it reaches the tills that see its scope. The row becomes what is given,
     * whatever somebody made of it meanwhile; whoever edits what he has read goes by {@link RowDesk}. Problems:
     * {@code entity.invalid}, {@code entity.fact}, {@code headoffice.unknown-entity}, {@code headoffice.not-saved}.
     */
    <T extends Record> Outcome<T> save(EntityType<T> type, T value, String userId);

    /** The entities that head office has tables for. */
    List<EntityType<?>> types();

    /** A living row as head office has it. */
    <T extends Record> Optional<T> find(EntityType<T> type, String id);

    /**
     * The living rows of a short table, by identifier: roles, people, stores.
     *
     * @throws org.evertill.kernel.ProblemException also {@code headoffice.unknown-entity}
     */
    <T extends Record> List<T> all(EntityType<T> type);

    /**
     * Names the chain; tills that are enrolled from then on carry the name.
     *
     * @param name 1 to 100 characters. Problem: {@code headoffice.bad-name}
     */
    Outcome<String> nameChain(String name);

    /** What waits for people. */
    IncidentDesk incidents();

    /** What tills know head office by. */
    ServerKeyDesk serverKeys();

    /** What only grows with history, and need not. */
    CleanupDesk cleanup();

    /** What is held about a person. */
    PersonalDataDesk personalData();

    /** Rows that were changed past head office. */
    RepairDesk repairs();

    /** Edits that head office lost, and tills still had. */
    KeptEditDesk keptEdits();

    /** The consolidated Z. */
    DayBook days();

    /** What the accounts get of each Z. */
    ZLedger ledger();

    /** Reports of one store or several, of what head office has received. */
    Reports reports();

    /** Stock of all stores. */
    StockBook stock();

    /** What is kept apart of tills that were shut out. */
    ApartDesk apart();

    /** How head office and its tills are. */
    OperationsDesk operations();

    /** How its tables lie on a cluster. */
    DistributionDesk distribution();

    /** All tills, by register. */
    List<Till> tills();

    /**
     * Shuts a till out: it was stolen, or replaced. What it has sent stays; what it still sells is kept apart ({@link ApartDesk}).
     *
     * @return whether it was not shut out before. Problem: {@code auth.unknown-device}
     */
    Outcome<Boolean> revoke(String replica);

    /**
     * Says that rows were put back from a backup into the tables of a server that went on running, which head office cannot notice by
     * itself: another epoch begins, in which nothing counts that was given out before, so tills read everything again. An incident says so.
     *
     * @return the epoch that begins, from 2. Problem: {@code headoffice.database-busy} when somebody does not come to an end
     */
    Outcome<Integer> putBack();

    /**
     * Checks, in one snapshot: hash chains, sequences, digests, rows against their entries in the feed, receipt numbers,
     * sales against lines and payments, Z reports against their figures, stock against movements and those against documents. Takes some 20 s per million operations.
     */
    Verification verify();

    /**
     * Writes rows as CSV in UTF-8 with a header, amounts as decimals of the major unit; gives the number of rows. The
     * file appears only when it is complete. Problems: {@code headoffice.unknown-export},
     * {@code headoffice.export-failed}.
     *
     * @param what {@code sales}, {@code lines}, {@code payments} or {@code stock}
     */
    Outcome<Long> export(String what, Path target);

    /**
     * Decides how many months of facts (sales, payments, movements) tills keep beside the present one; older ones leave
     * them once they are safe here, and can be read here. Head office itself keeps all. Problem:
     * {@code headoffice.bad-months}.
     *
     * @param months 1 to 1200; empty for all
     * @return the months, 0 for all
     */
    Outcome<Integer> keepFacts(OptionalInt months);

    /**
     * One page of a row's history: who changed which field from what to what, when and where, and which rule decided. The
     * cost depends on the page, not on what else has happened. Problem: {@code headoffice.unknown-entity}.
     *
     * @param after the place behind which it begins, 0 for the beginning
     * @param limit entries at most, up to {@link History#MAX_ENTRIES}
     */
    Outcome<History.Page> history(String table, String id, long after, int limit);

    /**
     * @param code what the till types in, and the letters of the server's key for each server that there is
     */
    record EnrolmentCode(Enrolment.Code code, Instant validUntil, String registerId) {}

    /**
     * @param lastSeq newest operation received
     * @param keptApart operations of it that are kept apart, see {@link ApartDesk}
     */
    record Till(
            String replica,
            String registerId,
            String storeId,
            String deviceName,
            Instant enrolledAt,
            Optional<Instant> lastSeen,
            long lastSeq,
            long pendingReported,
            Duration clockSkew,
            String appVersion,
            Optional<Instant> revokedAt,
            long keptApart) {}

    /**
     * @param findings empty when all is well
     * @param counted what was checked, one line each
     */
    record Verification(List<String> findings, List<String> counted) {

        public Verification {
            findings = List.copyOf(findings);
            counted = List.copyOf(counted);
        }
    }
}
