package org.evertill.sync.http.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Answers every connection with the same bytes, and may then stay silent instead of closing; but whoever asks for a token gets one, unless
 * there is nothing to answer.
 */
final class ScriptedServer implements AutoCloseable {

    private static final String TOKEN = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 32\r\n"
            + "Connection: close\r\n\r\n{\"token\":\"secret\",\"seconds\":900}";
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);

    ScriptedServer(String answer, boolean stall) throws IOException {
        thread.execute(() -> serve(answer, stall));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void serve(String answer, boolean stall) {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                if (!answer.isEmpty() && asked(connection.getInputStream()).contains("/session ")) {
                    connection.getOutputStream().write(TOKEN.getBytes(StandardCharsets.ISO_8859_1));
                    continue;
                }
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                connection.getOutputStream().flush();
                if (stall) {
                    closing.await();
                }
            } catch (IOException e) {
                // The test is over, or the client went away.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The whole request, so that nothing of it is left when the connection closes. */
    private static String asked(InputStream in) throws IOException {
        var text = new StringBuilder();
        var bytes = new byte[4_000];
        while (!isWhole(text)) {
            int read = in.read(bytes);
            if (read < 0) {
                break;
            }
            text.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private static boolean isWhole(StringBuilder text) {
        int end = text.indexOf("\r\n\r\n");
        var length = LENGTH.matcher(text);
        return end >= 0 && (!length.find() || text.length() >= end + 4 + Integer.parseInt(length.group(1)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        closing.countDown();
        thread.shutdownNow();
    }
}
