package org.evertill.settings;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.barcode.MeasureUnit;
import org.evertill.barcode.Nomenclature;
import org.evertill.barcode.NomenclatureRule;

/**
 * The rules by which a chain makes codes of its own, written one behind the other: {@code weight=21IIIIIWW.WWWC kg;
 * price=23IIIIIPPP.PPC}; {@code none} for no such codes. What the letters of a pattern mean: {@link NomenclatureRule}.
 */
record ScaleCodes() implements SettingType<Nomenclature> {

    private static final String NONE = "none";

    @Override
    public Optional<Nomenclature> parse(String text) {
        if (text.strip().equals(NONE)) {
            return Optional.of(Nomenclature.NONE);
        }
        var rules = new ArrayList<NomenclatureRule>();
        for (String part : text.split(";", -1)) {
            var rule = rule(part.strip());
            if (rule.isEmpty() || rules.size() == Nomenclature.MAX_RULES) {
                return Optional.empty();
            }
            rules.add(rule.get());
        }
        return Optional.of(new Nomenclature(rules));
    }

    @Override
    public String write(Nomenclature value) {
        return value.rules().isEmpty()
                ? NONE
                : value.rules().stream()
                        .map(rule -> rule.name() + "=" + rule.pattern()
                                + rule.unit().map(unit -> " " + unit.symbol()).orElse(""))
                        .collect(Collectors.joining("; "));
    }

    @Override
    public String shape() {
        return "rules like \"weight=21IIIIIWW.WWWC kg; price=23IIIIIPPP.PPC\", or " + NONE;
    }

    private static Optional<NomenclatureRule> rule(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        String name = text.substring(0, equals).strip();
        String rest = text.substring(equals + 1).strip();
        int blank = rest.indexOf(' ');
        String pattern = blank < 0 ? rest : rest.substring(0, blank);
        String word = blank < 0 ? "" : rest.substring(blank + 1);
        var unit = MeasureUnit.named(word);
        if (name.isEmpty() || !word.isEmpty() && unit.isEmpty()) {
            return Optional.empty();
        }
        var rule = NomenclatureRule.of(name, pattern, unit);
        return rule.isOk() ? Optional.of(rule.orThrow()) : Optional.empty();
    }
}
