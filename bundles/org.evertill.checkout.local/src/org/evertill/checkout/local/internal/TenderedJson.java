package org.evertill.checkout.local.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Currency;
import java.util.Optional;
import org.evertill.checkout.TenderDesk.Notes;
import org.evertill.checkout.TenderDesk.State;
import org.evertill.checkout.TenderDesk.Tendered;
import org.evertill.kernel.Money;

/** What was tendered as text, for this till alone. */
final class TenderedJson {

    private TenderedJson() {}

    static String write(Tendered part) {
        var json = new JsonObject();
        json.addProperty("kind", part.kind());
        put(json, "amount", part.amount());
        put(json, "given", part.given());
        put(json, "change", part.change());
        put(json, "tip", part.tip());
        put(json, "value", part.value());
        part.rateE9().ifPresent(rate -> json.addProperty("rateE9", rate));
        part.notes().reference().ifPresent(text -> json.addProperty("reference", text));
        part.notes().details().ifPresent(text -> json.addProperty("details", text));
        part.notes().originalId().ifPresent(text -> json.addProperty("original", text));
        part.notes().storedId().ifPresent(text -> json.addProperty("stored", text));
        part.notes().balance().ifPresent(money -> put(json, "balance", money));
        return json.toString();
    }

    static Tendered read(String id, State state, String text) {
        var json = JsonParser.parseString(text).getAsJsonObject();
        return new Tendered(
                id,
                json.get("kind").getAsString(),
                state,
                money(json, "amount"),
                money(json, "given"),
                money(json, "change"),
                money(json, "tip"),
                money(json, "value"),
                Optional.ofNullable(json.get("rateE9")).map(JsonElement::getAsLong),
                new Notes(
                        text(json, "reference"),
                        text(json, "details"),
                        text(json, "original"),
                        text(json, "stored"),
                        json.has("balance") ? Optional.of(money(json, "balance")) : Optional.empty()));
    }

    private static void put(JsonObject json, String name, Money money) {
        var amount = new JsonObject();
        amount.addProperty("minor", money.minor());
        amount.addProperty("currency", money.currency().getCurrencyCode());
        json.add(name, amount);
    }

    private static Money money(JsonObject json, String name) {
        var amount = json.getAsJsonObject(name);
        return new Money(
                amount.get("minor").getAsLong(),
                Currency.getInstance(amount.get("currency").getAsString()));
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonElement::getAsString);
    }
}
