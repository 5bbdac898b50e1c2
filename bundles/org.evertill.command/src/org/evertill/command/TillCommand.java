package org.evertill.command;

import java.util.List;
import java.util.Optional;
import org.evertill.domain.Approval;
import org.evertill.domain.Staff;
import org.evertill.kernel.Outcome;

/**
 * A command that a bundle brings to {@code evertill cli}; a service without references, because it has to be known before a till is open:
 * {@code cli NAME --as PERSON ARGUMENTS}. Who is named has logged in when it runs.
 */
public interface TillCommand {

    /** The word by which it is called: lower case letters, digits and dashes, and none of the product's own commands. */
    String name();

    /** What it does, in a sentence. */
    String description();

    /** How it is called, a line for each way: what stands behind the name. */
    List<String> usage();

    /**
     * Does it; gives what is said then. Problem of arguments that it does not understand: {@code till.not-understood}. What a person may
     * not do ({@code staff.needs-approval}) is asked of somebody else, and then it is called once more with what that person allowed.
     */
    Outcome<List<String>> run(Call call);

    /**
     * One call.
     *
     * @param arguments behind the name, without those that are the same for all commands
     * @param staff who calls
     * @param approval what somebody else allowed
     * @param till whose services it uses; they are there until it returns
     */
    record Call(List<String> arguments, Staff staff, Optional<Approval> approval, Till till) {

        public Call {
            arguments = List.copyOf(arguments);
        }

        /** The argument at a place; empty behind the last. */
        public Optional<String> argument(int place) {
            return place < arguments.size() ? Optional.of(arguments.get(place)) : Optional.empty();
        }
    }

    /** An open till. */
    interface Till {

        /** A service of it, its database for one. Problem: {@code till.incomplete}. */
        <T> Outcome<T> service(Class<T> type);
    }
}
