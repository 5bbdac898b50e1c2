package org.evertill.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import org.evertill.symbol.Symbol.Bar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "S1-R1-A-000001", "Größe 漢", "https://example.com/?a=1&b=2"})
    void aQrCodeSaysWhatItWasMadeOf(String content) throws FormatException, ChecksumException {
        assertEquals(content, read(Symbol.qr(content)));
    }

    @Test
    void whatIsTooMuchIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Symbol.qr("x".repeat(3_000)));
        assertThrows(IllegalArgumentException.class, () -> Symbol.qr(""));
    }

    @Test
    void aBarCodeBeginsAndEndsAsCode128Does() {
        var symbol = Symbol.code128("A");
        assertEquals(1, symbol.height());
        assertEquals(4 * 11 + 2, symbol.width());
        assertEquals(new Bar(0, 0, 2), symbol.bars().getFirst());
        assertEquals(new Bar(symbol.width() - 2, 0, 2), symbol.bars().getLast());
    }

    private static String read(Symbol symbol) throws FormatException, ChecksumException {
        var matrix = new BitMatrix(symbol.width());
        for (Bar bar : symbol.bars()) {
            matrix.setRegion(bar.x(), bar.y(), bar.length(), 1);
        }
        return new Decoder().decode(matrix).getText();
    }
}
