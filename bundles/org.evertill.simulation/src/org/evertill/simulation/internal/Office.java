package org.evertill.simulation.internal;

import java.util.function.Consumer;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** Head office at its end of the line. The answer comes at once, later, or never when the process dies. */
interface Office {

    void hello(Place caller, Hello.Request request, Consumer<Outcome<Hello.Answer>> answer);

    void push(Place caller, Push.Request request, Consumer<Outcome<Push.Answer>> answer);

    void pull(Place caller, Pull.Request request, Consumer<Outcome<Pull.Answer>> answer);
}
