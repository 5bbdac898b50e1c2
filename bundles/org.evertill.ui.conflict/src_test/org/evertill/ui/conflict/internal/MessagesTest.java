package org.evertill.ui.conflict.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Both languages say the same things. */
class MessagesTest {

    @Test
    void everyTextIsThereInBothLanguages() throws IOException {
        assertEquals(keys("messages.properties"), keys("messages_de.properties"));
    }

    private static TreeSet<Object> keys(String file) throws IOException {
        var texts = new Properties();
        try (var in = MessagesTest.class.getResourceAsStream(file)) {
            texts.load(in);
        }
        return new TreeSet<>(texts.keySet());
    }
}
