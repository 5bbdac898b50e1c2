package org.evertill.barcode;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evertill.barcode.Barcode.Elements;
import org.evertill.barcode.Barcode.Item;
import org.evertill.barcode.Barcode.Plain;
import org.evertill.barcode.Barcode.Symbology;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.ProblemException;

/**
 * Says what a scanned or typed text is. Pure; never throws, whatever the text. A text that does not claim to be GS1's is
 * a plain code and no failure.
 */
public final class Barcodes {

    /** Characters that a code has at most; a long web address in a QR code fits. */
    public static final int MAX_LENGTH = 500;

    /** The symbology identifier that a scanner may send first (ISO/IEC 15424). */
    private static final Pattern IDENTIFIER = Pattern.compile("][A-Za-z][0-9a-zA-Z]");

    /** Symbols that hold element strings: GS1-128, DataBar, DataMatrix, QR, DotCode. */
    private static final Pattern GS1_SYMBOL = Pattern.compile("](C1|e[0-3]|d2|Q3|J1)");

    private static final String WITH_ADD_ON = "]E3";
    private static final int PREFIX = 3;
    private static final int GTIN_ELEMENT = 16;
    private static final int EAN_13_LENGTH = 13;

    private Barcodes() {}

    /**
     * What a text is. Problems: {@code barcode.too-long}, {@code barcode.check-digit}, {@code barcode.verifier},
     * {@code barcode.malformed}, {@code barcode.bad-date}, {@code barcode.no-product}.
     *
     * @param nomenclature the chain's own codes; they come before the numbers of other people's items
     * @param today decides of which century a date is
     */
    public static Outcome<Barcode> read(String text, Nomenclature nomenclature, LocalDate today) {
        try {
            if (text.length() > MAX_LENGTH) {
                throw Refusal.tooLong();
            }
            return Outcome.ok(read(text.strip(), today, nomenclature));
        } catch (ProblemException e) {
            return Outcome.failed(e.problem());
        }
    }

    /**
     * Whether a text begins like something that says more than a number: with a symbology identifier or a separator, in
     * brackets, as a web address. A star in it is part of it.
     */
    public static boolean isStructured(String text) {
        return IDENTIFIER.matcher(text).lookingAt()
                || text.indexOf(ElementString.SEPARATOR) >= 0
                || DigitalLink.looksLikeOne(text)
                || ElementString.looksBracketed(text);
    }

    private static Barcode read(String text, LocalDate today, Nomenclature nomenclature) {
        if (GS1_SYMBOL.matcher(text).lookingAt()) {
            return elements(ElementString.raw(text.substring(PREFIX)), today);
        }
        if (IDENTIFIER.matcher(text).lookingAt()) {
            return unnamed(withoutAddOn(text), today, nomenclature);
        }
        return unnamed(text, today, nomenclature);
    }

    /** What is left without what the scanner says the symbol is: EAN and UPC come with 13 digits, maybe with an add-on behind them. */
    private static String withoutAddOn(String text) {
        String code = text.substring(PREFIX);
        return text.startsWith(WITH_ADD_ON) && code.length() > EAN_13_LENGTH ? code.substring(0, EAN_13_LENGTH) : code;
    }

    private static Barcode unnamed(String text, LocalDate today, Nomenclature nomenclature) {
        if (DigitalLink.looksLikeOne(text)) {
            return DigitalLink.elements(text)
                    .map(found -> elements(found, today))
                    .orElseGet(() -> new Plain(text));
        }
        if (ElementString.looksBracketed(text)) {
            return elements(ElementString.bracketed(text), today);
        }
        if (text.indexOf(ElementString.SEPARATOR) >= 0) {
            return elements(ElementString.raw(text), today);
        }
        return Digits.areAll(text.substring(0, Math.min(text.length(), GTIN_ELEMENT)))
                ? number(text, nomenclature, today)
                : new Plain(text);
    }

    private static Barcode number(String text, Nomenclature nomenclature, LocalDate today) {
        if (CheckDigit.hasLength(text) && Digits.areAll(text)) {
            return nomenclature.read(text).<Barcode>map(own -> own).orElseGet(() -> item(text));
        }
        return guessed(text, today).orElseGet(() -> new Plain(text));
    }

    /** An element string that nothing marks as one: it begins with an item's number and can be read to its end. */
    private static Optional<Barcode> guessed(String text, LocalDate today) {
        boolean beginsWithItem = text.startsWith("01")
                && text.length() >= GTIN_ELEMENT
                && Gtin.of(text.substring(2, GTIN_ELEMENT)).isPresent();
        if (!beginsWithItem) {
            return Optional.empty();
        }
        try {
            return Optional.of(elements(ElementString.raw(text), today));
        } catch (ProblemException e) {
            return Optional.empty(); // then it is a code of the house that happens to begin so
        }
    }

    private static Barcode item(String digits) {
        var gtin = Gtin.of(digits);
        if (digits.length() != 8) {
            return gtin.<Barcode>map(g -> new Item(symbology(digits), g, Optional.empty()))
                    .orElseThrow(() -> Refusal.checkDigit(digits));
        }
        var expanded = UpcE.expanded(digits).flatMap(Gtin::of);
        if (gtin.isPresent()) {
            return new Item(Symbology.EAN_8, gtin.get(), expanded);
        }
        return expanded.<Barcode>map(g -> new Item(Symbology.UPC_E, g, Optional.empty()))
                .orElseThrow(() -> Refusal.checkDigit(digits));
    }

    private static Symbology symbology(String digits) {
        return switch (digits.length()) {
            case 12 -> Symbology.UPC_A;
            case 13 -> Symbology.EAN_13;
            default -> Symbology.ITF_14;
        };
    }

    private static Barcode elements(Map<String, String> elements, LocalDate today) {
        var said = Saying.of(elements, today);
        return Optional.ofNullable(elements.get("01"))
                .or(() -> Optional.ofNullable(elements.get("02")))
                .flatMap(Gtin::of)
                .map(gtin -> new Elements(gtin, elements, said))
                .orElseThrow(Refusal::noProduct);
    }
}
