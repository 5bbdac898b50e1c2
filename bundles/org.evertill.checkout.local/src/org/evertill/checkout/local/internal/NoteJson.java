package org.evertill.checkout.local.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.evertill.domain.Tax;
import org.evertill.domain.TaxRounding;
import org.evertill.kernel.Money;
import org.evertill.pricing.Circumstances;
import org.evertill.pricing.Circumstances.AgeCheck;
import org.evertill.pricing.LineTax;
import org.evertill.pricing.Particulars;
import org.evertill.pricing.Returned;
import org.evertill.pricing.TaxPart;
import org.evertill.pricing.Taxation;

/** What is noted of a basket and its lines, and how they are taxed, in its JSON. */
final class NoteJson {

    private NoteJson() {}

    static JsonObject write(Circumstances circumstances) {
        var json = new JsonObject();
        circumstances.ageCheck().ifPresent(check -> {
            json.addProperty("years", check.years());
            json.addProperty("seenBy", check.staffId());
        });
        BasketJson.put(json, "exemption", circumstances.exemption());
        json.addProperty("rounding", circumstances.rounding().name());
        BasketJson.put(json, "voidReason", circumstances.voidReason());
        BasketJson.put(json, "returnReason", circumstances.returnReason());
        return json;
    }

    static Circumstances circumstances(JsonObject json) {
        var check = json.has("years")
                ? Optional.of(new AgeCheck(
                        json.get("years").getAsInt(), json.get("seenBy").getAsString()))
                : Optional.<AgeCheck>empty();
        return new Circumstances(
                check,
                BasketJson.get(json, "exemption"),
                TaxRounding.Level.valueOf(json.get("rounding").getAsString()),
                BasketJson.get(json, "voidReason"),
                BasketJson.get(json, "returnReason"));
    }

    static JsonObject write(Particulars particulars) {
        var json = new JsonObject();
        BasketJson.put(json, "serial", particulars.serial());
        BasketJson.put(json, "lot", particulars.lot());
        BasketJson.put(json, "useBy", particulars.useBy().map(LocalDate::toString));
        BasketJson.put(json, "comment", particulars.comment());
        BasketJson.put(json, "ageCheckedBy", particulars.ageCheckedBy());
        BasketJson.put(json, "goesWith", particulars.goesWith());
        return json;
    }

    static Particulars particulars(JsonObject json) {
        return new Particulars(
                BasketJson.get(json, "serial"),
                BasketJson.get(json, "lot"),
                BasketJson.get(json, "useBy").map(LocalDate::parse),
                BasketJson.get(json, "comment"),
                BasketJson.get(json, "ageCheckedBy"),
                BasketJson.get(json, "goesWith"));
    }

    static JsonObject write(Taxation taxation) {
        var json = new JsonObject();
        var parts = new JsonArray();
        for (TaxPart part : taxation.parts()) {
            var one = taxed(part.taxClass(), part.rateBasisPoints());
            one.addProperty("weight", part.weight());
            parts.add(one);
        }
        json.add("parts", parts);
        var settled = new JsonArray();
        for (LineTax tax : taxation.settled()) {
            var one = taxed(tax.taxClass(), tax.rateBasisPoints());
            one.addProperty("netMinor", tax.amounts().net().minor());
            one.addProperty("taxMinor", tax.amounts().tax().minor());
            settled.add(one);
        }
        json.add("settled", settled);
        return json;
    }

    static Taxation taxation(JsonObject json, Currency currency) {
        var parts = new ArrayList<TaxPart>();
        for (JsonElement element : BasketJson.array(json, "parts")) {
            var one = element.getAsJsonObject();
            parts.add(new TaxPart(taxClass(one), rate(one), one.get("weight").getAsLong()));
        }
        var settled = new ArrayList<LineTax>();
        for (JsonElement element : BasketJson.array(json, "settled")) {
            var one = element.getAsJsonObject();
            var net = new Money(one.get("netMinor").getAsLong(), currency);
            var tax = new Money(one.get("taxMinor").getAsLong(), currency);
            settled.add(new LineTax(taxClass(one), rate(one), new Tax.Amounts(net, tax, net.plus(tax))));
        }
        return new Taxation(parts, settled);
    }

    static JsonArray write(List<Returned.Part> parts) {
        var array = new JsonArray();
        for (Returned.Part part : parts) {
            var one = taxed(part.taxClass(), part.rateBasisPoints());
            one.addProperty("line", part.lineId());
            one.addProperty("grossMinor", part.gross().minor());
            one.addProperty("taxMinor", part.tax().minor());
            array.add(one);
        }
        return array;
    }

    static List<Returned.Part> parts(JsonObject returned, Currency currency) {
        var parts = new ArrayList<Returned.Part>();
        for (JsonElement element : BasketJson.array(returned, "parts")) {
            var one = element.getAsJsonObject();
            parts.add(new Returned.Part(
                    one.get("line").getAsString(),
                    taxClass(one),
                    rate(one),
                    new Money(one.get("grossMinor").getAsLong(), currency),
                    new Money(one.get("taxMinor").getAsLong(), currency)));
        }
        return parts;
    }

    private static JsonObject taxed(String taxClass, int rateBasisPoints) {
        var json = new JsonObject();
        json.addProperty("class", taxClass);
        json.addProperty("rateBasisPoints", rateBasisPoints);
        return json;
    }

    private static String taxClass(JsonObject json) {
        return json.get("class").getAsString();
    }

    private static int rate(JsonObject json) {
        return json.get("rateBasisPoints").getAsInt();
    }
}
