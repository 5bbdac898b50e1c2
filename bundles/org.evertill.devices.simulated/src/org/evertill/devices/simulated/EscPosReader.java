package org.evertill.devices.simulated;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.evertill.devices.simulated.Paper.Part;
import org.evertill.devices.simulated.Paper.Place;
import org.evertill.devices.simulated.Paper.Run;

/**
 * Reads bytes as a receipt printer does. Strict: a command that it does not know, or one that breaks off, is an exception, for a real
 * printer would print nonsense then. One thread.
 *
 * <p>Source: Epson, ESC/POS Application Programming Guide.
 */
public final class EscPosReader {

    private static final int DLE = 0x10;
    private static final int ESC = 0x1b;
    private static final int FS = 0x1c;
    private static final int GS = 0x1d;
    private static final int LF = 0x0a;

    private static final Map<Integer, String> PAGES =
            Map.of(0, "IBM437", 2, "IBM850", 16, "windows-1252", 18, "IBM852", 19, "IBM00858");

    private final InputStream in;
    private final Device device;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final List<Run> runs = new ArrayList<>();
    private String page = "IBM437";
    private boolean bold;
    private int wide = 1;
    private int high = 1;
    private Place place = Place.LEFT;
    private String qr = "";
    private int module = 3;
    private int bar = 3;

    /** What the bytes do. */
    public interface Device {

        void print(Part part);

        /** A drawer is opened, 0 or 1. */
        void pulse(int pin);

        /** A status is asked for at once: 1 printer, 2 offline, 3 error, 4 paper. */
        void status(int kind);

        /** The paper's status is asked for when all before it is done. */
        void doneSoFar();
    }

    public EscPosReader(InputStream in, Device device) {
        this.in = in;
        this.device = device;
    }

    /** What a printer would have printed. */
    public static Paper paper(byte[] bytes) {
        var parts = new ArrayList<Part>();
        var reader = new EscPosReader(new ByteArrayInputStream(bytes), new Device() {
            @Override
            public void print(Part part) {
                parts.add(part);
            }

            @Override
            public void pulse(int pin) {
                throw new IllegalStateException("a document opened the drawer");
            }

            @Override
            public void status(int kind) {
                throw new IllegalStateException("a document asked for a status");
            }

            @Override
            public void doneSoFar() {
                throw new IllegalStateException("a document asked for a status");
            }
        });
        try {
            while (reader.read()) {
                // command by command
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (reader.text.size() > 0 || !reader.runs.isEmpty()) {
            throw new IllegalStateException("a line without an end");
        }
        return new Paper(parts);
    }

    /** One character or command; false at the end. */
    public boolean read() throws IOException {
        int b = in.read();
        switch (b) {
            case -1 -> {
                return false;
            }
            case LF -> line();
            case ESC -> esc(next());
            case GS -> gs(next());
            case FS -> expect(next() == '.', "FS");
            case DLE -> dle(next());
            default -> {
                expect(b >= 0x20 && b != 0x7f, "control character " + b);
                text.write(b);
            }
        }
        return true;
    }

    private void line() {
        endRun();
        device.print(new Part.Line(runs, place));
        runs.clear();
    }

    private void endRun() {
        if (text.size() > 0) {
            runs.add(new Run(text.toString(Charset.forName(page)), bold, wide, high));
            text.reset();
        }
    }

    private void esc(int command) throws IOException {
        switch (command) {
            case '@' -> {
                text.reset();
                runs.clear();
                page = "IBM437";
                bold = false;
                wide = 1;
                high = 1;
                place = Place.LEFT;
            }
            case 'R' -> expect(next() == 0, "ESC R");
            case 't' -> {
                endRun();
                int number = next();
                expect(PAGES.containsKey(number), "code page " + number);
                page = PAGES.getOrDefault(number, page);
            }
            case 'E' -> {
                endRun();
                bold = (next() & 1) == 1;
            }
            case 'a' -> place = Place.values()[next()];
            case 'p' -> {
                int pin = next();
                next();
                next();
                device.pulse(pin);
            }
            default -> expect(false, "ESC " + command);
        }
    }

    private void gs(int command) throws IOException {
        switch (command) {
            case '!' -> {
                endRun();
                int size = next();
                wide = (size >> 4) + 1;
                high = (size & 0xf) + 1;
            }
            case 'V' -> {
                expect(next() == 66, "GS V");
                next();
                device.print(new Part.Cut());
            }
            case 'h', 'H' -> next();
            case 'w' -> bar = next();
            case 'k' -> {
                expect(next() == 73, "GS k");
                String data = new String(bytes(next()), StandardCharsets.US_ASCII);
                expect(data.startsWith("{B"), "code set");
                device.print(new Part.Symbol("CODE128", data.substring(2), bar, place));
            }
            case '(' -> code();
            case 'r' -> {
                expect(next() == 1, "GS r");
                device.doneSoFar();
            }
            default -> expect(false, "GS " + command);
        }
    }

    private void code() throws IOException {
        expect(next() == 'k', "GS (");
        byte[] data = bytes(next() + (next() << 8));
        expect(data.length >= 3 && data[0] == '1', "no QR code");
        switch (data[1]) {
            case 'A', 'E' -> {}
            case 'C' -> module = data[2];
            case 'P' -> qr = new String(data, 3, data.length - 3, StandardCharsets.UTF_8);
            case 'Q' -> device.print(new Part.Symbol("QR", qr, module, place));
            default -> expect(false, "GS ( k " + data[1]);
        }
    }

    private void dle(int command) throws IOException {
        switch (command) {
            case 0x04 -> device.status(next());
            case 0x14 -> {
                expect(next() == 1, "DLE DC4");
                int pin = next();
                next();
                device.pulse(pin);
            }
            default -> expect(false, "DLE " + command);
        }
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        expect(bytes.length == count, "a command breaks off");
        return bytes;
    }

    private int next() throws IOException {
        int b = in.read();
        expect(b >= 0, "a command breaks off");
        return b;
    }

    private static void expect(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException("no printer would know this: " + what);
        }
    }
}
