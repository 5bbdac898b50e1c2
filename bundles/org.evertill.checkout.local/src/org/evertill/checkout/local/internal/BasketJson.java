package org.evertill.checkout.local.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.DomainTypes;
import org.evertill.domain.SaleKind;
import org.evertill.entity.RowJson;
import org.evertill.kernel.Quantity;
import org.evertill.kernel.UnitPrice;
import org.evertill.pricing.Basket;
import org.evertill.pricing.Circumstances;
import org.evertill.pricing.Particulars;
import org.evertill.pricing.Taxation;

/** An open basket as text, for this till alone; baskets of replayed history are never kept. */
final class BasketJson {

    private BasketJson() {}

    static String write(Basket basket) {
        var json = new JsonObject();
        json.addProperty("id", basket.id());
        json.addProperty("kind", basket.kind().name());
        json.addProperty("staff", basket.staffId());
        json.addProperty("currency", basket.currency().getCurrencyCode());
        json.addProperty("opened", basket.openedAt().toString());
        put(json, "reference", basket.reference());
        put(json, "original", basket.originalSaleId());
        basket.buyer().ifPresent(buyer -> json.add("buyer", BargainJson.write(buyer)));
        basket.ticket().ifPresent(ticket -> json.add("ticket", BargainJson.write(ticket)));
        var coupons = new JsonArray();
        basket.coupons().forEach(coupons::add);
        json.add("coupons", coupons);
        json.add("circumstances", NoteJson.write(basket.circumstances()));
        var lines = new JsonArray();
        basket.lines().forEach(line -> lines.add(writeLine(line)));
        json.add("lines", lines);
        return json.toString();
    }

    /** Reads a basket; empty for a text that another version of the program wrote and this one cannot read. */
    static Optional<Basket> read(String text, String staffId) {
        try {
            return Optional.of(read(JsonParser.parseString(text).getAsJsonObject(), staffId));
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | NullPointerException
                | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Basket read(JsonObject json, String staffId) {
        var currency = Currency.getInstance(json.get("currency").getAsString());
        List<Basket.Line> lines = new ArrayList<>();
        for (JsonElement line : json.getAsJsonArray("lines")) {
            lines.add(readLine(line.getAsJsonObject(), currency));
        }
        List<String> coupons = new ArrayList<>();
        for (JsonElement coupon : array(json, "coupons")) {
            coupons.add(coupon.getAsString());
        }
        return new Basket(
                json.get("id").getAsString(),
                SaleKind.valueOf(json.get("kind").getAsString()),
                staffId,
                currency,
                Instant.parse(json.get("opened").getAsString()),
                Optional.empty(),
                get(json, "reference"),
                get(json, "original"),
                BargainJson.buyer(json),
                object(json, "ticket").map(ticket -> BargainJson.manual(ticket, currency)),
                coupons,
                object(json, "circumstances").map(NoteJson::circumstances).orElse(Circumstances.USUAL),
                lines);
    }

    private static JsonObject writeLine(Basket.Line line) {
        var json = new JsonObject();
        json.addProperty("id", line.id());
        json.add("product", JsonParser.parseString(RowJson.write(DomainTypes.PRODUCT.toRow(line.product()))));
        json.addProperty("code", line.code());
        json.addProperty("description", line.description());
        json.addProperty("quantityMilli", line.quantity().thousandths());
        json.addProperty("priceE4", line.unitPrice().tenThousandths());
        json.addProperty("taxIncluded", line.taxIncluded());
        json.addProperty("rateBasisPoints", line.rateBasisPoints());
        put(json, "priceRow", line.priceRowId());
        line.manual().ifPresent(manual -> json.add("manual", BargainJson.write(manual)));
        json.add("discounts", BargainJson.write(line.discounts()));
        line.returned().ifPresent(returned -> json.add("returned", BargainJson.write(returned)));
        json.add("particulars", NoteJson.write(line.particulars()));
        json.add("taxation", NoteJson.write(line.taxation()));
        return json;
    }

    private static Basket.Line readLine(JsonObject json, Currency currency) {
        if (json.has("originalLine")) {
            throw new JsonParseException("a refund that another version began: it says too little of its sale");
        }
        return new Basket.Line(
                json.get("id").getAsString(),
                DomainTypes.PRODUCT.fromRow(RowJson.parse(json.get("product").toString())),
                json.get("code").getAsString(),
                json.get("description").getAsString(),
                new Quantity(json.get("quantityMilli").getAsLong()),
                new UnitPrice(json.get("priceE4").getAsLong(), currency),
                json.get("taxIncluded").getAsBoolean(),
                json.get("rateBasisPoints").getAsInt(),
                get(json, "priceRow"),
                object(json, "manual").map(manual -> BargainJson.manual(manual, currency)),
                BargainJson.discounts(json, currency),
                object(json, "returned").map(returned -> BargainJson.returned(returned, currency)),
                object(json, "particulars").map(NoteJson::particulars).orElse(Particulars.NONE),
                object(json, "taxation")
                        .map(taxation -> NoteJson.taxation(taxation, currency))
                        .orElse(Taxation.PLAIN));
    }

    /** What baskets of before did not have is empty. */
    static JsonArray array(JsonObject json, String name) {
        return json.has(name) ? json.getAsJsonArray(name) : new JsonArray();
    }

    private static Optional<JsonObject> object(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonElement::getAsJsonObject);
    }

    static void put(JsonObject json, String name, Optional<String> value) {
        value.ifPresent(text -> json.addProperty(name, text));
    }

    static Optional<String> get(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonElement::getAsString);
    }
}
