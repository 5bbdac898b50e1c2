package org.evertill.tender.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import org.evertill.devices.simulated.SimulatedTerminal;
import org.evertill.kernel.Money;
import org.evertill.tender.PaymentProvider;
import org.evertill.tender.PaymentProvider.Approved;
import org.evertill.tender.PaymentProvider.Authorisation;
import org.evertill.tender.PaymentProvider.Declined;
import org.evertill.tender.PaymentProvider.Reversal;
import org.evertill.tender.PaymentProvider.Unknown;
import org.evertill.tender.contract.PaymentProviderContractTest;
import org.evertill.tender.terminal.internal.TerminalProvider.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The terminal's line, to a simulated terminal at a real port. */
class TerminalProviderTest extends PaymentProviderContractTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Patience LONG = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final Patience SHORT = new Patience(Duration.ofMillis(300), Duration.ofSeconds(60));

    @TempDir
    Path directory;

    private SimulatedTerminal terminal;
    private PaymentProvider provider;

    @BeforeEach
    void open() throws IOException {
        terminal = SimulatedTerminal.start(directory.resolve("ledger"), 0);
        provider = at(LONG);
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
    }

    private PaymentProvider at(Patience patience) {
        return new TerminalProvider(() -> Optional.of(URI.create("tcp://127.0.0.1:" + terminal.port())), patience);
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected long movedMinor() {
        return terminal.movedMinor();
    }

    @Override
    protected void next(Fate fate) {
        terminal.next(
                switch (fate) {
                    case APPROVED -> SimulatedTerminal.Fate.APPROVED;
                    case DECLINED -> SimulatedTerminal.Fate.DECLINED;
                    case ANSWER_LOST -> SimulatedTerminal.Fate.NO_ANSWER_BROKEN;
                    case REQUEST_LOST -> SimulatedTerminal.Fate.LOST_BROKEN;
                    case NOT_AUTHORISED_ONLINE -> SimulatedTerminal.Fate.BANK_AWAY;
                });
    }

    @Test
    void theTerminalKnowsAfterItWasOffAndOn() throws IOException {
        var before = provider.authorise(request("a", 1_000));
        terminal.close();
        terminal = SimulatedTerminal.start(directory.resolve("ledger"), 0);
        provider = at(LONG);
        assertEquals(before, provider.inquire("a"));
        assertEquals(1_000, terminal.movedMinor());
    }

    @Test
    void theAmountSaysWhatBecomesOfIt() {
        assertInstanceOf(Declined.class, provider.authorise(request("a", 1_005)));
        var impatient = at(SHORT);
        assertInstanceOf(Unknown.class, impatient.authorise(request("b", 1_006)));
        assertInstanceOf(Approved.class, provider.inquire("b"));
        assertInstanceOf(Unknown.class, impatient.authorise(request("c", 1_007)));
        assertInstanceOf(Declined.class, provider.inquire("c"));
        var tipped = assertInstanceOf(Approved.class, provider.authorise(request("d", 1_008)));
        assertEquals(new Money(100, EUR), tipped.tip());
        assertEquals(1_006 + 1_108, terminal.movedMinor());
    }

    /** Nothing was said yet: nothing is unknown. But what was said before, and cannot be undone now, is. */
    @Test
    void aTerminalThatIsAwayDeclinesAndReversesNothing() throws IOException {
        assertInstanceOf(Approved.class, provider.authorise(request("a", 1_000)));
        terminal.close();
        assertInstanceOf(Declined.class, provider.authorise(request("b", 1_000)));
        assertInstanceOf(Unknown.class, provider.inquire("a"));
        assertEquals(Reversal.UNKNOWN, provider.reverse("a"));
        var none = new TerminalProvider(Optional::empty, LONG);
        assertInstanceOf(Declined.class, none.authorise(request("c", 1_000)));
    }

    private static Authorisation request(String id, long minor) {
        return new Authorisation(id, new Money(minor, EUR), Money.zero(EUR));
    }
}
