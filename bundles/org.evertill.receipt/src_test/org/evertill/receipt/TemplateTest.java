package org.evertill.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.kernel.Outcome;
import org.evertill.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final Fields FIELDS = Fields.make()
            .text("store", "Corner shop")
            .text("note", "")
            .lines("address", "1 High Street\n\n Berlin\t10115")
            .flags(List.of("refund", "training"), List.of("refund"))
            .list("lines", List.of(line("Apples", "2.80"), line("Pears", "1.00")))
            .list("nothing", List.of())
            .done();

    @Test
    void aTemplateSaysWhatStandsWhere() {
        assertEquals(
                List.of(
                        "    Corner shop",
                        "   1 High Street",
                        "   Berlin 10115",
                        "===================",
                        "REFUND",
                        "Apples       2.80 A",
                        "  of Corner shop",
                        "Pears        1.00 A",
                        "  of Corner shop",
                        "none",
                        "",
                        "a           1     2"),
                lines("""
                        # a comment
                        center: {store}
                          center: {address}
                        rule double
                        when refund
                        : REFUND
                        end
                        when training
                        : TRAINING
                        end
                        : {note}
                        : Note: {note}
                        each lines
                          : {name} | {amount} A
                          : ~~of {store}
                        end
                        unless nothing
                          : none
                        end
                        feed
                        table 1 1 1: a | 1 | 2
                        """));
    }

    @Test
    void whatAChainWritesCannotCommandAPrinterEither() {
        assertEquals(List.of("a @ b"), lines(": a\u001b@\u202e b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1; shout loudly
            1; purple: {store}
            1; : {stroe}
            1; each line
            1; each lines
            1; end
            1; feed 99
            1; rule wavy
            1; : a | b | c
            1; table 1 1: a | b | c
            1; table 0 1: a | b
            """)
    void whatIsWrongIsNamedWithItsLine(int line, String text) {
        assertEquals(Integer.toString(line), problem(text).facts().get("line"), text);
    }

    @Test
    void aTemplateHasItsLimits() {
        assertTrue(Template.parse("rule\n".repeat(Template.MAX_LINES + 1)) instanceof Outcome.Failed);
        assertTrue(Template.parse("#".repeat(Template.MAX_LENGTH + 1)) instanceof Outcome.Failed);
        assertTrue(Template.parse("when a\n".repeat(20) + "end\n".repeat(20)) instanceof Outcome.Failed);
    }

    @Test
    void aBrokenTemplateNeverStopsPrinting() {
        var slip = Slip.of(Optional.of(": {nobody}"), ": {store}", Locale.UK, language -> FIELDS);
        assertEquals(List.of("Corner shop"), PlainText.lines(slip.document(), 30));
        assertEquals("receipt.bad-template", slip.problem().orElseThrow().code());
        var good = Slip.of(Optional.of(": mine"), ": {store}", Locale.UK, language -> FIELDS);
        assertEquals(List.of("mine"), PlainText.lines(good.document(), 30));
    }

    @Test
    void aTemplateMayHaveItsOwnLanguage() {
        Slip.of(Optional.of("language de\n: x"), "", Locale.UK, language -> {
            assertEquals(Locale.GERMAN, language);
            return FIELDS;
        });
    }

    private static Problem problem(String text) {
        return switch (Template.parse(text).then(template -> template.fill(FIELDS))) {
            case Outcome.Failed<ReceiptDocument>(var problem) -> problem;
            case Outcome.Ok<ReceiptDocument>(var document) -> throw new AssertionError("taken: " + document);
        };
    }

    private static List<String> lines(String template) {
        var document = Template.parse(template).then(t -> t.fill(FIELDS)).orThrow();
        return PlainText.lines(document, 19);
    }

    private static Fields line(String name, String amount) {
        return Fields.make().text("name", name).text("amount", amount).done();
    }
}
