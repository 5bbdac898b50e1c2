package org.evertill.example.stamps;

import java.util.List;
import java.util.Optional;
import org.evertill.sync.merge.ConflictPolicy;
import org.osgi.service.component.annotations.Component;

/** Two stores gave a card another tier at once: the customer keeps the higher one. */
@Component
public final class HigherTier implements ConflictPolicy {

    private static final List<String> TIERS = List.of("bronze", "silver", "gold");

    @Override
    public String name() {
        return "higher-tier";
    }

    @Override
    public Optional<Resolution> resolve(ConcurrentEdit edit) {
        if (!edit.type().table().equals("stamp_cards")
                || !edit.group().columns().contains("tier")) {
            return Optional.empty();
        }
        boolean higher = rank(edit.incoming()) > rank(edit.stored());
        return Optional.of(higher ? new Resolution.Take() : new Resolution.Keep());
    }

    private static int rank(Edit edit) {
        return TIERS.indexOf(String.valueOf(edit.value().text("tier")));
    }
}
