package org.evertill.checkout.local.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DiscountKind;
import org.evertill.kernel.Money;
import org.evertill.kernel.Quantity;
import org.evertill.pricing.Buyer;
import org.evertill.pricing.Discount;
import org.evertill.pricing.ManualDiscount;
import org.evertill.pricing.Reduction;
import org.evertill.pricing.Returned;

/** What is taken off a basket, and for whom, in its JSON. */
final class BargainJson {

    private BargainJson() {}

    static JsonObject write(Buyer buyer) {
        var json = new JsonObject();
        json.addProperty("id", buyer.customerId());
        buyer.group().ifPresent(group -> json.addProperty("group", group));
        return json;
    }

    /** Baskets of before had a customer without a group. */
    static Optional<Buyer> buyer(JsonObject basket) {
        if (basket.has("buyer")) {
            var json = basket.getAsJsonObject("buyer");
            return Optional.of(new Buyer(json.get("id").getAsString(), text(json, "group")));
        }
        return text(basket, "customer").map(id -> new Buyer(id, Optional.empty()));
    }

    static JsonObject write(ManualDiscount manual) {
        var json = new JsonObject();
        json.addProperty("reason", manual.reason());
        switch (manual.reduction()) {
            case Reduction.Percent(int basisPoints) -> json.addProperty("basisPoints", basisPoints);
            case Reduction.Amount(Money money) -> json.addProperty("minor", money.minor());
        }
        return json;
    }

    static ManualDiscount manual(JsonObject json, Currency currency) {
        var reduction = json.has("basisPoints")
                ? new Reduction.Percent(json.get("basisPoints").getAsInt())
                : new Reduction.Amount(new Money(json.get("minor").getAsLong(), currency));
        return new ManualDiscount(reduction, json.get("reason").getAsString());
    }

    static JsonArray write(List<Discount> discounts) {
        var array = new JsonArray();
        for (Discount discount : discounts) {
            var json = new JsonObject();
            json.addProperty("kind", discount.kind().name());
            discount.promotionId().ifPresent(id -> json.addProperty("promotion", id));
            json.addProperty("name", discount.name());
            json.addProperty("minor", discount.amount().minor());
            array.add(json);
        }
        return array;
    }

    static List<Discount> discounts(JsonObject line, Currency currency) {
        var discounts = new ArrayList<Discount>();
        for (JsonElement element : BasketJson.array(line, "discounts")) {
            var json = element.getAsJsonObject();
            discounts.add(new Discount(
                    DiscountKind.valueOf(json.get("kind").getAsString()),
                    text(json, "promotion"),
                    json.get("name").getAsString(),
                    new Money(json.get("minor").getAsLong(), currency)));
        }
        return discounts;
    }

    static JsonObject write(Returned returned) {
        var json = new JsonObject();
        json.addProperty("line", returned.lineId());
        json.addProperty("soldMilli", returned.sold().thousandths());
        json.addProperty("beforeMilli", returned.before().thousandths());
        json.addProperty("chargedMinor", returned.charged().minor());
        json.addProperty("taxMinor", returned.tax().minor());
        json.add("discounts", write(returned.discounts()));
        json.add("parts", NoteJson.write(returned.parts()));
        return json;
    }

    static Returned returned(JsonObject json, Currency currency) {
        return new Returned(
                json.get("line").getAsString(),
                new Quantity(json.get("soldMilli").getAsLong()),
                new Quantity(json.get("beforeMilli").getAsLong()),
                new Money(json.get("chargedMinor").getAsLong(), currency),
                new Money(json.get("taxMinor").getAsLong(), currency),
                discounts(json, currency),
                NoteJson.parts(json, currency));
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonElement::getAsString);
    }
}
