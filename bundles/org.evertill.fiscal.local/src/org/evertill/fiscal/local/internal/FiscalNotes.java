package org.evertill.fiscal.local.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.evertill.checkout.Checkout.Receipt;
import org.evertill.checkout.ReceiptNote;
import org.evertill.fiscal.FiscalSignature;
import org.evertill.fiscal.FiscalTypes;
import org.evertill.storage.Reader;
import org.evertill.storage.Stored;

/** What a receipt says of its signature: text and code; before it is signed, that the device is out of order. */
final class FiscalNotes {

    /** As much as a code on paper takes. */
    private static final int MAX_CODE = 600;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private FiscalNotes() {}

    static List<ReceiptNote> of(Receipt receipt, Reader reader) {
        String id = receipt.sale().id();
        var signed = reader.find(FiscalTypes.SIGNATURE, id).map(Stored::value);
        if (signed.isPresent()) {
            return of(signed.get());
        }
        return Pending.isThere(reader, id)
                ? List.of(note("Security device out of order", "Sicherheitseinrichtung ausgefallen", ""))
                : List.of();
    }

    static List<ReceiptNote> of(FiscalSignature signature) {
        String counters = signature.transactionNumber() + " / " + signature.signatureCounter();
        String code = code(signature);
        return List.of(
                note("Transaction / counter", "Transaktion / Zähler", counters),
                note("Start", "Start", MOMENT.format(signature.startedAt())),
                note("End", "Ende", MOMENT.format(signature.finishedAt())),
                note("Serial number " + signature.serial(), "Seriennummer " + signature.serial(), ""),
                note("Signature " + signature.signature(), "Signatur " + signature.signature(), "")
                        .withCode(code.length() > MAX_CODE ? "" : code));
    }

    /** As annex I of the DSFinV-K orders what stands in the code of a receipt. */
    static String code(FiscalSignature signature) {
        return String.join(
                ";",
                "V0",
                signature.registerId(),
                signature.processType(),
                signature.processData(),
                Long.toString(signature.transactionNumber()),
                Long.toString(signature.signatureCounter()),
                moment(signature.startedAt()),
                moment(signature.finishedAt()),
                signature.algorithm(),
                "utcTime",
                signature.signature(),
                signature.publicKey());
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }

    private static ReceiptNote note(String english, String german, String value) {
        return new ReceiptNote(Map.of("en", english, "de", german), value);
    }
}
