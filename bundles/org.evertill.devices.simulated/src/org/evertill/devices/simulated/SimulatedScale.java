package org.evertill.devices.simulated;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A scale that speaks MT-SICS at a TCP port of this machine; what it answers to {@code S} is laid on it as text. Any thread. */
public final class SimulatedScale extends SimulatedLine {

    private volatile String answer = "S S      0.000 kg";

    private SimulatedScale() throws IOException {}

    public static SimulatedScale start() throws IOException {
        var scale = new SimulatedScale();
        scale.begin();
        return scale;
    }

    /** The answer from now on, for example {@code S S      1.234 kg} or {@code S I}. */
    public void shows(String text) {
        answer = text;
    }

    @Override
    void speak(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String said = line.equals("S") ? answer : "ES";
            socket.getOutputStream().write((said + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
