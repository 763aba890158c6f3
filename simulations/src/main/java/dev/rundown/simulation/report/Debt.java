package dev.rundown.simulation.report;

import dev.rundown.actor.Address;
import dev.rundown.actor.Message;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.RegistrarMessage;
import dev.rundown.simulation.driver.Chain;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.PathStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What somebody at the end of a chain of waits still has to do.
///
/// @param by    who
/// @param owed  what; empty when it has to end what it is doing
/// @param since the last step that it took about this; empty when it was before the path
record Debt(Address by, Optional<Message> owed, OptionalInt since) {
    /// The debts of a finding, in the order of its chain; none where a step broke the rule.
    static List<Debt> of(Finding finding) {
        var debts = new ArrayList<Debt>();
        finding.chain().ifPresent(chain -> {
            for (var debtor : chain.debtors()) {
                var owed = owed(chain, debtor);
                if (owed.isEmpty()) {
                    debts.add(new Debt(debtor, Optional.empty(), since(debtor, "", finding.path())));
                }
                owed.forEach(it -> debts.add(new Debt(
                        debtor,
                        Optional.of(it),
                        since(debtor, binding(it).map(BindingHandle::toString).orElse(""), finding.path()))));
            }
        });
        return List.copyOf(debts);
    }

    private static List<Message> owed(Chain chain, Address debtor) {
        return chain.links().stream()
                .filter(it -> it.owedBy().equals(debtor))
                .map(Chain.Link::owed)
                .distinct()
                .toList();
    }

    /// The last step of `debtor` whose name mentions `subject`.
    private static OptionalInt since(Address debtor, String subject, List<PathStep> path) {
        return path.stream()
                .filter(it -> it.label().contains(subject))
                .filter(it -> it.occurrence()
                        .delivered()
                        .filter(envelope -> envelope.to().equals(debtor))
                        .isPresent())
                .mapToInt(PathStep::index)
                .max();
    }

    private static Optional<BindingHandle> binding(Message message) {
        return message instanceof RegistrarMessage it ? binding(it) : Optional.empty();
    }

    private static Optional<BindingHandle> binding(RegistrarMessage message) {
        return switch (message) {
            case RegistrarMessage.NmrClientAttachProvider m -> Optional.of(m.binding());
            case RegistrarMessage.NmrClientDetachProviderComplete m -> Optional.of(m.binding());
            case RegistrarMessage.NmrProviderDetachClientComplete m -> Optional.of(m.binding());
            case RegistrarMessage.ClientAttachProviderReturned m -> Optional.of(m.binding());
            case RegistrarMessage.ProviderAttachClientReturned m -> Optional.of(m.binding());
            case RegistrarMessage.ClientDetachProviderReturned m -> Optional.of(m.binding());
            case RegistrarMessage.ProviderDetachClientReturned m -> Optional.of(m.binding());
            case RegistrarMessage.ClientCleanupBindingContextReturned m -> Optional.of(m.binding());
            case RegistrarMessage.ProviderCleanupBindingContextReturned m -> Optional.of(m.binding());
            case RegistrarMessage.CallbackDue m -> Optional.of(m.binding());
            case RegistrarMessage.GoOn _,
                    RegistrarMessage.NmrRegisterProvider _,
                    RegistrarMessage.NmrRegisterClient _,
                    RegistrarMessage.NmrDeregisterProvider _,
                    RegistrarMessage.NmrDeregisterClient _,
                    RegistrarMessage.NmrWaitForProviderDeregisterComplete _,
                    RegistrarMessage.NmrWaitForClientDeregisterComplete _ -> Optional.empty();
        };
    }
}
