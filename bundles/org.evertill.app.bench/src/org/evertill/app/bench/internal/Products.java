package org.evertill.app.bench.internal;

import java.util.Locale;
import org.evertill.domain.Product;
import org.evertill.domain.ProductKind;
import org.evertill.kernel.Nanoid;

/** A catalogue: names of three to five words, every product always the same. */
final class Products {

    private static final String[] WORDS = {
        "white", "hanging", "heart", "lantern", "cream", "cupid", "coat", "hanger", "union", "jack", "water", "bottle",
        "glass", "star", "frosted", "warmer", "hand", "knitted", "box", "vintage", "doll", "house", "play", "set",
        "wooden", "picture", "frame", "jumbo", "bag", "retro", "spot", "paper", "chain", "kit", "cake", "stand",
        "regency", "tea", "cup", "saucer", "alarm", "clock", "red", "green", "ivory", "lunch", "tin", "garden",
        "metal", "sign", "candle", "holder", "scented", "rose", "peg", "drawer", "knob", "ceramic", "mug", "spoon"
    };

    private Products() {}

    static String id(int n) {
        return Nanoid.derived("products", "bench " + n);
    }

    static String sku(int n) {
        return String.format(Locale.ROOT, "B%06d", n);
    }

    /** Another text for each edition. */
    static String name(int n, int edition) {
        var name = new StringBuilder();
        int rest = n * 31 + 7;
        for (int word = 0; word < 3 + n % 3; word++) {
            name.append(WORDS[Math.floorMod(rest, WORDS.length)]).append(' ');
            rest = rest / 7 * 13 + n + word;
        }
        return name.append(edition == 0 ? "no " + n : "edition " + edition).toString();
    }

    static Product product(int n) {
        return new Product(id(n), sku(n), name(n, 0), "brand " + n % 300, ProductKind.GOODS, "pcs", "standard", true);
    }
}
