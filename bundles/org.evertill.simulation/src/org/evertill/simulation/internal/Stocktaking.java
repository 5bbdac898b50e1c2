package org.evertill.simulation.internal;

import java.time.Clock;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.MovementKind;
import org.evertill.domain.StockCount;
import org.evertill.domain.StockMovement;
import org.evertill.kernel.Quantity;
import org.evertill.simulation.Happening;
import org.evertill.storage.UnitOfWork;

/** Goods come, go and are counted; what a till knows of others' counts is not asked for, and its clock may be wrong. */
final class Stocktaking {

    private static final int PRODUCTS = 3;

    private final Dice dice;
    private final Place place;
    private final Clock clock;

    Stocktaking(Dice dice, Place place, Clock clock) {
        this.dice = dice;
        this.place = place;
        this.clock = clock;
    }

    Happening any(UnitOfWork unit) {
        String product = "product-" + dice.below(PRODUCTS);
        return dice.oneIn(4) ? count(unit, product) : move(unit, product);
    }

    private Happening move(UnitOfWork unit, String product) {
        unit.insert(
                DomainTypes.STOCK_MOVEMENT,
                new StockMovement(
                        dice.word(),
                        place.store(),
                        clock.instant(),
                        place.register(),
                        product,
                        Quantity.of(dice.between(-5, 5)),
                        MovementKind.ADJUSTMENT,
                        null,
                        null,
                        null,
                        "staff"));
        return Happening.GOODS_MOVED;
    }

    private Happening count(UnitOfWork unit, String product) {
        unit.insert(
                DomainTypes.STOCK_COUNT,
                new StockCount(
                        dice.word(),
                        place.store(),
                        clock.instant(),
                        place.register(),
                        product,
                        Quantity.of(dice.below(50)),
                        Quantity.ZERO,
                        null,
                        "staff"));
        return Happening.GOODS_COUNTED;
    }
}
