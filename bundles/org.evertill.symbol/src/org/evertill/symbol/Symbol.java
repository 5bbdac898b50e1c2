package org.evertill.symbol;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A code as modules, dark or light, without the light border that it needs. Immutable; any thread.
 */
public final class Symbol {

    /** Modules that have to stay light around a QR code. */
    public static final int QUIET = 4;

    private final int width;
    private final int height;
    private final BitSet dark;

    private Symbol(int width, int height, BitSet dark) {
        this.width = width;
        this.height = height;
        this.dark = dark;
    }

    /** A row of dark modules that touch each other. */
    public record Bar(int x, int y, int length) {}

    /**
     * A QR code of model 2, correction level M, as small as it can be.
     *
     * @throws IllegalArgumentException when there is too much for one, or nothing
     */
    public static Symbol qr(String content) {
        if (content.isEmpty()) {
            throw new IllegalArgumentException("a code of nothing");
        }
        try {
            var matrix = Encoder.encode(content, ErrorCorrectionLevel.M, hints(content))
                    .getMatrix();
            int side = matrix.getWidth();
            var dark = new BitSet(side * side);
            IntStream.range(0, side * side).forEach(i -> dark.set(i, matrix.get(i % side, i / side) == 1));
            return new Symbol(side, side, dark);
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code can hold this", e);
        }
    }

    /**
     * A bar code, Code 128: one row of modules.
     *
     * @param content 1 to 80 characters of ASCII
     */
    public static Symbol code128(String content) {
        boolean[] modules = new Code128Writer().encode(content);
        var dark = new BitSet(modules.length);
        IntStream.range(0, modules.length).forEach(i -> dark.set(i, modules[i]));
        return new Symbol(modules.length, 1, dark);
    }

    /** Modules from left to right. */
    public int width() {
        return width;
    }

    /** Modules from top to bottom; 1 for bars, which are drawn as high as they are wanted. */
    public int height() {
        return height;
    }

    /** All that is dark, row by row. */
    public List<Bar> bars() {
        return IntStream.range(0, height)
                .boxed()
                .flatMap(y -> IntStream.range(0, width)
                        .filter(x -> isDark(x, y) && (x == 0 || !isDark(x - 1, y)))
                        .mapToObj(x -> new Bar(x, y, length(x, y))))
                .toList();
    }

    private boolean isDark(int x, int y) {
        return dark.get(y * width + x);
    }

    private int length(int x, int y) {
        int end = x;
        while (end < width && isDark(end, y)) {
            end++;
        }
        return end - x;
    }

    /** The letters' encoding is only told where it matters: not every scanner knows how to be told. */
    private static Map<EncodeHintType, String> hints(String content) {
        return content.chars().allMatch(c -> c < 0x80) ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
    }
}
