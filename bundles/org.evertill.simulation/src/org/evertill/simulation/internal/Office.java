package org.evertill.simulation.internal;

import java.util.SortedMap;
import java.util.function.Consumer;
import org.evertill.entity.EntityType;
import org.evertill.kernel.Outcome;
import org.evertill.sync.protocol.Hello;
import org.evertill.sync.protocol.Pull;
import org.evertill.sync.protocol.Push;

/** Head office: at its end of the line, where an answer comes at once, later, or never when the process dies; and inside. */
interface Office {

    void hello(Place caller, Hello.Request request, Consumer<Outcome<Hello.Answer>> answer);

    void push(Place caller, Push.Request request, Consumer<Outcome<Push.Answer>> answer);

    void pull(Place caller, Pull.Request request, Consumer<Outcome<Pull.Answer>> answer);

    /** A till gets its name and its place. */
    Place enrol(int number, int store);

    /** The newest numbers of all scopes. */
    SortedMap<String, Long> heads();

    /** Makes a change of its own when it can; told when there was something to change. */
    void write(Books.Change change, Runnable made);

    /** A person has an incident judged again; false when nothing is set aside. */
    boolean releaseOne();

    /** Takes out of the feeds what it may. */
    void letGo();

    /** Gets the bundle that brings an entity; false when it has it. */
    boolean install(EntityType<?> type);

    /** Keeps what is there. */
    void backUp();

    /** What was kept at some time takes the place of the database; false when nothing was. */
    boolean putBack();

    /** A person takes note of a till that was put back or copied; false when there is none. */
    boolean seeOne();

    /** A process dies at one of its next statements. */
    void crashSoon();

    /** A process dies where it stands. */
    void crashNow();

    /** The database's standby takes over. */
    void failOver();

    /** Whatever is down comes up. */
    void heal();

    /** Whether nothing is under way, nor about to be. */
    boolean isQuiet();
}
