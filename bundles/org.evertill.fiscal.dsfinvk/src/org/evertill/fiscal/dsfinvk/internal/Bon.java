package org.evertill.fiscal.dsfinvk.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.fiscal.FiscalSignature;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;

/**
 * What happened at a till, as the DSFinV-K sees it: its lines come to what was paid.
 *
 * @param type {@code Beleg}, or {@code AVSonstige} for what is no business
 * @param name what of its type; empty for a sale
 * @param isVoid whether it reverses another one
 * @param staffName who did it; empty where nobody is known
 * @param reference to what it gives back or reverses
 * @param note in a person's words; empty for none
 */
record Bon(
        String id,
        long number,
        String type,
        String name,
        boolean isVoid,
        Instant started,
        Instant ended,
        String staffId,
        String staffName,
        Optional<Buyer> buyer,
        List<Line> lines,
        List<Payment> payments,
        Optional<Reference> reference,
        Optional<FiscalSignature> signature,
        String failure,
        String note) {

    static final String RECEIPT = "Beleg";
    static final String OTHER = "AVSonstige";

    Bon {
        lines = List.copyOf(lines);
        payments = List.copyOf(payments);
    }

    /** Who bought; the name is empty for one that is not kept. */
    record Buyer(String id, String name) {}

    /**
     * A line.
     *
     * @param position from 1
     * @param business which kind of business, in the words of annex C
     * @param businessName what of that kind; empty for nothing more
     * @param voucher the number of a voucher; empty for none
     * @param item what was sold; empty for money that moves
     * @param shares what it comes to, by tax
     * @param pricing how that came about, where something was taken off
     */
    record Line(
            int position,
            String text,
            String business,
            String businessName,
            String voucher,
            Optional<Item> item,
            List<Share> shares,
            List<Pricing> pricing) {

        /** Money that moves, of which nothing is taxed. */
        static Line money(
                int position, String text, String business, String businessName, String voucher, Money amount) {
            return new Line(
                    position,
                    text,
                    business,
                    businessName,
                    voucher,
                    Optional.empty(),
                    List.of(new Share(VatKey.NOT_TAXABLE, amount, Money.zero(amount.currency()))),
                    List.of());
        }
    }

    /**
     * What was sold.
     *
     * @param gtin empty for a code of the shop's own
     * @param group its path in the catalogue; empty for none
     * @param unitGross what one costs with its tax
     */
    record Item(String number, String gtin, String group, Quantity quantity, String unit, BigDecimal unitGross) {}

    /** What is taxed alike. */
    record Share(VatKey key, Money gross, Money tax) {

        Money net() {
            return gross.minus(tax);
        }
    }

    /**
     * A step of a price.
     *
     * @param type {@code base_amount} or {@code discount}
     */
    record Pricing(String type, Share share) {}

    /**
     * Money that changed hands.
     *
     * @param type in the words of annex D
     * @param name by which the chain calls it
     * @param given in another currency
     * @param amount in that of the till
     */
    record Payment(String type, String name, Optional<Money> given, Money amount) {}

    /** Another one; of one that the till does not know only its identifier. */
    record Reference(String bonId, Optional<Closing> closing) {}

    /** All that its lines come to. */
    Money total(Money zero) {
        return lines.stream()
                .flatMap(line -> line.shares().stream())
                .map(Share::gross)
                .reduce(zero, Money::plus);
    }

    /** All that was paid. */
    Money paid(Money zero) {
        return payments.stream().map(Payment::amount).reduce(zero, Money::plus);
    }
}
