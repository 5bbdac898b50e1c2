package org.evertill.headoffice.metrics.internal;

import java.util.Locale;

/** Writes the text format of Prometheus, version 0.0.4: a head for each metric, then a line for each of its series. */
final class PrometheusText {

    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /** What a metric is. */
    enum Type {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    /** Begins a metric; its series follow. */
    PrometheusText metric(String name, Type type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type.name().toLowerCase(Locale.ROOT));
        text.append('\n');
        return this;
    }

    /**
     * One series.
     *
     * @param labels names and values by turns
     */
    PrometheusText value(String name, double value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"").append(escaped(labels[i + 1]));
            text.append('"');
        }
        text.append(labels.length == 0 ? " " : "} ").append(number(value)).append('\n');
        return this;
    }

    /** A metric that is one number. */
    PrometheusText one(String name, Type type, String help, double value) {
        return metric(name, type, help).value(name, value);
    }

    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
