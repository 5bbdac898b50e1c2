package org.evertill.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evertill.barcode.Nomenclature;
import org.evertill.domain.SettingValue;
import org.evertill.domain.TaxRounding;
import org.evertill.kernel.Outcome;
import org.evertill.settings.internal.SaleSettingSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final SettingPlace REGISTER = new SettingPlace.Register("S1-R1", "S1");
    private final List<SettingValue> rows = new ArrayList<>();

    private Settings at(SettingPlace place) {
        return new Settings(
                place,
                name -> rows.stream().filter(row -> row.name().equals(name)).toList());
    }

    private void set(String place, String text) {
        rows.add(SettingValue.of("sale.age-check", place, text));
    }

    @Test
    void theNearestLevelHoldsWhateverTheOrderOfTheRows() {
        assertEquals(
                Optional.empty(), at(REGISTER).effective(SaleSettings.AGE_CHECK).from());
        set("chain", "no");
        set("register:S1-R2", "yes");
        assertFalse(at(REGISTER).value(SaleSettings.AGE_CHECK));
        set("register:S1-R1", "no");
        set("store:S1", "yes");
        assertTrue(at(new SettingPlace.Register("S1-R3", "S1")).value(SaleSettings.AGE_CHECK));
        assertTrue(at(new SettingPlace.Store("S1")).value(SaleSettings.AGE_CHECK));
        assertFalse(at(new SettingPlace.Store("S2")).value(SaleSettings.AGE_CHECK));
        var here = at(REGISTER).effective(SaleSettings.AGE_CHECK);
        assertFalse(here.value());
        assertEquals(Optional.of(REGISTER), here.from());
    }

    @Test
    void aValueThatIsNoneIsPassedOverAndSaid() {
        set("chain", "no");
        set("store:S1", "perhaps");
        rows.add(SettingValue.of("sale.age-check", "register:S1-R1", null));
        var here = at(REGISTER).effective(SaleSettings.AGE_CHECK);
        assertFalse(here.value());
        assertEquals(Optional.of(new SettingPlace.Chain()), here.from());
        assertEquals("setting.bad-value", here.ignored().getFirst().code());
        rows.clear();
        set("store:S1", "perhaps");
        assertTrue(at(REGISTER).value(SaleSettings.AGE_CHECK), "what is built in holds when nothing else does");
    }

    @Test
    void oneRowForAPlaceWhereverItIsMade() {
        assertEquals(
                SettingValue.of("a.b", "chain", "1").id(),
                SettingValue.of("a.b", "chain", "2").id());
        assertNotEquals(
                SettingValue.of("a.b", "chain", "1").id(),
                SettingValue.of("a.b", "store:S1", "1").id());
    }

    /** What is entered is stored as it is written, so that two who mean the same write the same. */
    @Test
    void entriesAreCheckedAndWrittenOneWay() {
        var declared = new Declared(List.of(new SaleSettingSource()));
        assertEquals(
                "document", declared.checked("sale.tax-rounding", " Document ").orThrow());
        assertProblem("setting.bad-value", declared.checked("sale.tax-rounding", "sometimes"));
        assertProblem("setting.unknown", declared.checked("sale.none", "yes"));
        assertEquals(
                Optional.of(TaxRounding.Level.LINE),
                SaleSettings.TAX_ROUNDING.type().parse("line"));
    }

    private static void assertProblem(String code, Outcome<?> outcome) {
        assertEquals(
                code, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
    }

    @Test
    void everySettingHasWordsInBothLanguagesAndADefaultThatCanBeWritten() {
        var source = new SaleSettingSource();
        for (Setting<?> setting : SaleSettings.ALL) {
            assertFalse(source.words(setting, Locale.ENGLISH).isBlank());
            assertNotEquals(source.words(setting, Locale.ENGLISH), source.words(setting, Locale.GERMAN));
            assertDefault(setting);
        }
    }

    private static <T> void assertDefault(Setting<T> setting) {
        var type = setting.type();
        assertEquals(Optional.of(setting.standard()), type.parse(type.write(setting.standard())));
    }

    @Test
    void aChainsOwnSettingHasATypeOfItsOwnAndCannotTakeTheProductsName() {
        var own = new Setting<>("chain.greeting", SettingType.text(20), "Hello");
        var stolen = new Setting<>("sale.age-check", SettingType.number(1, 3), 2);
        var source = new SettingSource() {
            @Override
            public List<Setting<?>> settings() {
                return List.of(own, stolen);
            }

            @Override
            public String words(Setting<?> setting, Locale locale) {
                return "own";
            }
        };
        var declared = new Declared(List.of(new SaleSettingSource(), source));
        assertEquals(
                "Good day", declared.checked("chain.greeting", " Good day ").orThrow());
        assertFalse(declared.checked("chain.greeting", "x".repeat(21)).isOk());
        assertEquals("yes", declared.checked("sale.age-check", "yes").orThrow());
        assertEquals("own", declared.words(own, Locale.ENGLISH));
        assertThrows(IllegalArgumentException.class, () -> new Setting<>("Greeting", SettingType.text(20), ""));
        assertEquals(Optional.empty(), SettingType.number(1, 3).parse("4"));
        assertEquals(Optional.of(3), SettingType.number(1, 3).parse(" 3 "));
    }

    @Test
    void scaleCodesAreRulesOneBehindTheOther() {
        var type = SaleSettings.SCALE_CODES.type();
        String text = "weight=28IIIIVWW.WWWC kg; price=29IIIIIPPP.PPC; piece=2700IIIIIIIIC";
        var rules = type.parse(text).orElseThrow();
        assertEquals(3, rules.rules().size());
        assertEquals(text, type.write(rules));
        assertEquals(Optional.of(Nomenclature.NONE), type.parse("none"));
        assertEquals("none", type.write(Nomenclature.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "weight",
                "=28IIIIIWW.WWWC",
                "weight=28IIIIIWW.WWWC stone",
                "weight=28IIIIIWW.WWW kg",
                "a=1IIIIIIIIIIIC"
            })
    void aRuleThatIsNoneIsRefused(String text) {
        assertEquals(Optional.empty(), SaleSettings.SCALE_CODES.type().parse(text));
    }
}
