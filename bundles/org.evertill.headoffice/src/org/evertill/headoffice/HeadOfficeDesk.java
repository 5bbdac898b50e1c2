package org.evertill.headoffice;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Store;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;

/** What people at head office do; a service. Any thread. */
public interface HeadOfficeDesk {

    /**
     * A one-time code for a till at a register; makes store and register when they are new.
     *
     * @param registerCode within the store, for example {@code R1}; the register becomes {@code S1-R1}
     */
    Outcome<EnrolmentCode> enrolmentCode(Store store, String registerCode, Duration validFor);

    /** Adds or changes a row of head office's own; it reaches the tills that see its scope. */
    <T extends Record> Outcome<T> save(EntityType<T> type, T value, String userId);

    /** A living row as head office has it. */
    <T extends Record> Optional<T> find(EntityType<T> type, String id);

    /**
     * Names the chain; tills that are enrolled from then on carry the name.
     *
     * @param name 1 to 100 characters. Problem: {@code headoffice.bad-name}
     */
    Outcome<String> nameChain(String name);

    /** All tills, by register. */
    List<Till> tills();

    /**
     * Shuts a till out, for good: it was stolen, or replaced. What it has sent stays.
     *
     * @return whether it was not shut out before. Problem: {@code auth.unknown-device}
     */
    Outcome<Boolean> revoke(String replica);

    /** Checks chains, sequences, receipt numbers, stock and row counts; slow. */
    Verification verify();

    /** Writes rows as CSV. Problem: {@code headoffice.unknown-export}. */
    Outcome<Long> export(String what, Path target);

    /**
     * @param code what the till types in
     */
    record EnrolmentCode(String code, Instant validUntil, String registerId) {}

    /**
     * @param lastSeq newest operation received
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
            String appVersion) {}

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
