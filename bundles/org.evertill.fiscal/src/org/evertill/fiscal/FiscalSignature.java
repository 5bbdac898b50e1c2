package org.evertill.fiscal;

import java.time.Instant;
import org.evertill.entity.Entity;
import org.evertill.entity.Entity.Nature;
import org.evertill.entity.Id;
import org.evertill.entity.Indexed;
import org.evertill.entity.Label;
import org.evertill.entity.MaxLength;
import org.evertill.entity.Needs;
import org.evertill.entity.ScopeKind;
import org.evertill.entity.ScopePart;
import org.evertill.entity.ScopePart.Part;

/**
 * What a fiscal device said of a sale, a refund or a Z: a fact of its own, since it comes after the sale is complete.
 *
 * @param id of what was signed, so there is one for each
 * @param documentAt when that was completed
 * @param signedAt when the till got the signature, by its own clock: much later than {@code documentAt} after an outage
 */
@Entity(table = "fiscal_signatures", scope = ScopeKind.STORE_MONTH, nature = Nature.FACT)
@Needs(value = "SELL", systems = "fiscal")
public record FiscalSignature(
        @Id String id,

        @ScopePart(Part.STORE) @Indexed(then = "document_at")
        String storeId,

        @Label("Document of") @ScopePart(Part.TIME) Instant documentAt,
        @Label("Register") String registerId,
        @Label("Kind") FiscalRecord.Kind kind,
        @Label("Document") String document,
        @Label("Device") @MaxLength(80) String device,
        @Label("Serial number") @MaxLength(200) String serial,
        @Label("Transaction number") long transactionNumber,
        @Label("Signature counter") long signatureCounter,
        @Label("Started") Instant startedAt,
        @Label("Finished") Instant finishedAt,
        @Label("Algorithm") @MaxLength(80) String algorithm,
        @Label("Public key") @MaxLength(1000) String publicKey,
        @Label("Process type") @MaxLength(80) String processType,
        @Label("Process data") @MaxLength(4000) String processData,
        @Label("Signature") @MaxLength(1000) String signature,
        @Label("Signed") Instant signedAt) {}
