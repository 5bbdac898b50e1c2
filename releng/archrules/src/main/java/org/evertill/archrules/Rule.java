package org.evertill.archrules;

import java.util.List;

/** A rule over the whole source tree. */
interface Rule {

    /** The rule as a sentence, for the report. */
    String statement();

    /** The places that break it; empty when it holds. */
    List<Finding> check(House house);

    /** All rules, in the order of the report. */
    static List<Rule> all() {
        return List.of(
                new FloorRule(),
                new KernelRule(),
                new BundleNameRule(),
                new ComponentRule(),
                new PackageInfoRule(),
                new PublicTypesRule(),
                new LengthRule(),
                new BannedCallRule(),
                new DecimalRule(),
                new SealedSwitchRule(),
                new MessagesRule(),
                new SecurityPageRule(),
                new ReferencesPageRule());
    }
}
