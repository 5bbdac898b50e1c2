package org.evertill.archrules;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules, applied to this source tree. */
class HouseTest {

    @TestFactory
    Stream<DynamicTest> thisHouse() {
        House house = House.read(Path.of(System.getProperty("evertill.root")));
        assertFalse(house.bundles().isEmpty(), "no bundles found in " + house.root());
        return Rule.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.statement(), () -> {
                    var findings = rule.check(house);
                    if (!findings.isEmpty()) {
                        Assertions.fail(findings.stream()
                                .map(Finding::toString)
                                .collect(Collectors.joining(
                                        "\n  ", rule.statement() + " — it does not hold at\n  ", "")));
                    }
                }));
    }
}
