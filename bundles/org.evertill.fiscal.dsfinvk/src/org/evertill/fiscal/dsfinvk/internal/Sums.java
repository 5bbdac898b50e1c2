package org.evertill.fiscal.dsfinvk.internal;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.fiscal.FiscalSignature;
import org.evertill.fiscal.dsfinvk.internal.Bon.Line;
import org.evertill.fiscal.dsfinvk.internal.Bon.Share;
import org.evertill.kernel.Money;

/** What a shift comes to, added up while its records are written, so that memory does not grow with them. */
final class Sums {

    static final String CASH = "Bar";

    private record Business(String type, String name, int vatKey) {}

    private record Way(String type, String name) {}

    /**
     * Cash of another currency.
     *
     * @param name of the tender by which it was taken first
     * @param worth of all of it, by the rates at which it was taken
     */
    record Foreign(String name, Money given, Money worth) {}

    private final Money zero;
    private final Map<Business, Share> businesses = new LinkedHashMap<>();
    private final Map<Way, Money> payments = new LinkedHashMap<>();
    private final Map<String, Money> cash = new TreeMap<>();
    private final Map<Currency, Foreign> foreign = new LinkedHashMap<>();
    private final Map<Integer, VatKey> vatKeys = new TreeMap<>();
    private final Map<String, FiscalSignature> devices = new LinkedHashMap<>();
    private final Map<String, Integer> deviceNumbers = new LinkedHashMap<>();
    private String first = "";
    private String last = "";

    Sums(Money zero) {
        this.zero = zero;
    }

    Money zero() {
        return zero;
    }

    /** The number of a device, from 1. */
    int device(FiscalSignature signed) {
        devices.putIfAbsent(signed.serial(), signed);
        return deviceNumbers.computeIfAbsent(signed.serial(), serial -> deviceNumbers.size() + 1);
    }

    void add(Bon bon) {
        first = first.isEmpty() ? bon.id() : first;
        last = bon.id();
        for (Line line : bon.lines()) {
            for (Share share : line.shares()) {
                vatKeys.putIfAbsent(share.key().number(), share.key());
                var business = new Business(
                        line.business(), line.businessName(), share.key().number());
                businesses.merge(business, share, BonRows::plus);
            }
        }
        for (Bon.Payment payment : bon.payments()) {
            payments.merge(new Way(payment.type(), payment.name()), payment.amount(), Money::plus);
            if (payment.type().equals(CASH)) {
                var given = payment.given().orElse(payment.amount());
                cash.merge(given.currency().getCurrencyCode(), given, Money::plus);
            }
            payment.given()
                    .ifPresent(given -> foreign.merge(
                            given.currency(),
                            new Foreign(payment.name(), given, payment.amount()),
                            (a, b) -> new Foreign(
                                    a.name(),
                                    a.given().plus(b.given()),
                                    a.worth().plus(b.worth()))));
        }
    }

    /** What was taken of another currency until now; nothing of one that was not. */
    Foreign foreign(Currency currency) {
        return foreign.getOrDefault(currency, new Foreign("", Money.zero(currency), zero));
    }

    /** All cash, other currencies by their value. */
    Money cash() {
        return payments.entrySet().stream()
                .filter(paid -> paid.getKey().type().equals(CASH))
                .map(Map.Entry::getValue)
                .reduce(zero, Money::plus);
    }

    /** Cash of the till's own currency. */
    Money ownCash() {
        return cash.getOrDefault(zero.currency().getCurrencyCode(), zero);
    }

    Money paid() {
        return payments.values().stream().reduce(zero, Money::plus);
    }

    String first() {
        return first;
    }

    String last() {
        return last;
    }

    /** Writes the files of the closing that are sums, the tax rates and the devices that signed. */
    void write(Closing closing, Sheets sheets) {
        businesses.forEach((business, share) -> sheets.add(
                "businesscases.csv",
                BonRows.taxed(
                        closing.row("GV_TYP", business.type(), "GV_NAME", business.name(), "AGENTUR_ID", 0),
                        "Z_UMS_BRUTTO",
                        "Z_UMS_NETTO",
                        "Z_UST",
                        share)));
        payments.forEach((way, amount) -> sheets.add(
                "payment.csv",
                closing.row(
                        "ZAHLART_TYP",
                        way.type(),
                        "ZAHLART_NAME",
                        way.name(),
                        "Z_ZAHLART_BETRAG",
                        amount.toDecimal())));
        cash.forEach((currency, amount) -> sheets.add(
                "cash_per_currency.csv",
                closing.row("ZAHLART_WAEH", currency, "ZAHLART_BETRAG_WAEH", amount.toDecimal())));
        vatKeys.values()
                .forEach(key -> sheets.add(
                        "vat.csv",
                        closing.row(
                                "UST_SCHLUESSEL", key.number(),
                                "UST_SATZ", key.percent(),
                                "UST_BESCHR", key.description())));
        devices.forEach((serial, signed) -> sheets.add(
                "tse.csv",
                closing.row(
                        "TSE_ID",
                        device(signed),
                        "TSE_SERIAL",
                        serial,
                        "TSE_SIG_ALGO",
                        signed.algorithm(),
                        "TSE_ZEITFORMAT",
                        "utcTime",
                        "TSE_PD_ENCODING",
                        "UTF-8",
                        "TSE_PUBLIC_KEY",
                        signed.publicKey())));
    }
}
