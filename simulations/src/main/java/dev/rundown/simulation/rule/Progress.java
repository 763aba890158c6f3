package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarEvent.Bound;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import dev.rundown.registrar.Role;

/// How far a binding is as its messages show it, independently of what the registrar believes.
///
/// @param client   how far the client's side is
/// @param provider how far the provider's side is
/// @param accepted the provider has answered its attach with `STATUS_SUCCESS`
/// @param over     the binding has ended: whatever was before is forgotten
record Progress(Side client, Side provider, boolean accepted, boolean over) {
    static final Progress NEW = new Progress(new Side(Hold.HELD, false), new Side(Hold.HELD, false), false, false);
    static final Progress OVER = new Progress(NEW.client, NEW.provider, false, true);

    /// How far one side has let go.
    enum Hold {
        HELD,
        /// Completed before the callback answered.
        EARLY,
        PENDING,
        /// Let go.
        DONE,
        /// Its cleanup callback has been called.
        CLEANED
    }

    /// One side.
    ///
    /// @param cleansUp it has a cleanup callback and something to clean up
    record Side(Hold hold, boolean cleansUp) {
        private Side in(Hold next) {
            return new Side(next, cleansUp);
        }

        private Side completed() {
            return in(hold == Hold.PENDING ? Hold.DONE : hold == Hold.HELD ? Hold.EARLY : hold);
        }

        private Side answered(NtStatus status) {
            return in(status == NtStatus.STATUS_PENDING && hold == Hold.HELD ? Hold.PENDING : Hold.DONE);
        }

        boolean hasLetGo() {
            return hold == Hold.DONE || hold == Hold.CLEANED;
        }
    }

    Side side(Role role) {
        return switch (role) {
            case CLIENT -> client;
            case PROVIDER -> provider;
        };
    }

    boolean bothHaveLetGo() {
        return client.hasLetGo() && provider.hasLetGo();
    }

    /// Whether nobody may use the context of `role` any more: its cleanup has begun, or, where there is no cleanup
    /// callback, both sides have let go.
    boolean contextIsOver(Role role) {
        var side = side(role);
        return over || side.hold == Hold.CLEANED || (!side.cleansUp && bothHaveLetGo());
    }

    Progress after(Event event) {
        return switch (event) {
            case Bound it ->
                new Progress(
                        new Side(Hold.HELD, it.clientCleansUp()),
                        new Side(Hold.HELD, it.providerCleansUp()),
                        false,
                        false);
            case Observed.Called(var _, ClientCleanupBindingContext _, var _, var _, var _) ->
                withClient(client.in(Hold.CLEANED));
            case Observed.Called(var _, ProviderCleanupBindingContext _, var _, var _, var _) ->
                withProvider(provider.in(Hold.CLEANED));
            case Observed.Completed(var _, var completion, var _, var _) ->
                completion instanceof NmrClientDetachProviderComplete
                        ? withClient(client.completed())
                        : withProvider(provider.completed());
            case Observed.Returned it -> answered(it);
            case Ended _ -> OVER;
            default -> this; // Any actor may record events of its own.
        };
    }

    private Progress answered(Observed.Returned returned) {
        return switch (returned.answer()) {
            case ProviderAttachClientReturned m ->
                new Progress(
                        client,
                        new Side(
                                provider.hold,
                                provider.cleansUp && m.providerBindingContext().isPresent()),
                        m.status() == NtStatus.STATUS_SUCCESS,
                        over);
            // Second thoughts (T12): the client has let go without having been asked.
            case ClientAttachProviderReturned m
            when accepted && m.status().isError() -> withClient(client.in(Hold.DONE));
            case ClientDetachProviderReturned m -> withClient(client.answered(m.status()));
            case ProviderDetachClientReturned m -> withProvider(provider.answered(m.status()));
            case ClientCleanupBindingContextReturned _, ProviderCleanupBindingContextReturned _ -> this;
            default -> this; // No other message answers a callback.
        };
    }

    private Progress withClient(Side next) {
        return new Progress(next, provider, accepted, over);
    }

    private Progress withProvider(Side next) {
        return new Progress(client, next, accepted, over);
    }
}
