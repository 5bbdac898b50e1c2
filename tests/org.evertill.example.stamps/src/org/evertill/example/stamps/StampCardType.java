package org.evertill.example.stamps;

import org.evertill.entity.EntityType;
import org.osgi.service.component.annotations.Component;

/** Makes the entity known: tills and head office have its table from their next start. */
@Component(service = EntityType.class)
public final class StampCardType extends EntityType<StampCard> {

    public StampCardType() {
        super(StampCard.class);
    }
}
