package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.ProgramMessage.PublishInformation;
import dev.rundown.extension.client.ProgramState;
import dev.rundown.extension.npi.ProgramEvent.InformationPublished;
import dev.rundown.extension.npi.Register;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.verifier.VerifierMessage.Verified;
import dev.rundown.verifier.VerifierMessage.Verify;
import java.util.Optional;

/// A program that looks whether its providers are there, has itself verified, and publishes its information only then:
/// what left in between is published all the same, and nobody will ever clear it (microsoft/ebpf-for-windows #2097).
final class LoadRacesUnload extends Defective<ProgramState> {
    private static final Part<Optional<BindingHandle>> UNPUBLISHED = new Part<>("unpublished", Optional.empty());
    private static final Part<Optional<ProgramState>> CHECKED = new Part<>("checked", Optional.empty());

    private final Address program;

    LoadRacesUnload(Address program, ActorLogic<ProgramState, Message> inner) {
        super(inner);
        this.program = program;
    }

    @Override
    public Step<ProgramState> receive(ProgramState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case PublishInformation m
            when state.verifiedHash().isEmpty() -> {
                var step = inner.receive(state, delivery, new WithoutCells(cells));
                var effects = step.effects().stream()
                        .filter(it -> !(it instanceof Effect.Happened(InformationPublished _)))
                        .toList();
                yield new Step<>(step.state(), effects, step.held()).put(UNPUBLISHED, Optional.of(m.binding()));
            }
            case Verified m when m.verdict().accepted() -> publish(m, delivery, cells);
            default -> {
                var step = inner.receive(state, delivery, cells);
                boolean checked = step.effects().stream().anyMatch(LoadRacesUnload::isVerify);
                yield checked ? step.put(CHECKED, Optional.of(step.state())) : step;
            }
        };
    }

    private static boolean isVerify(Effect effect) {
        return effect instanceof Effect.Call(var _, Verify _, var _);
    }

    private Step<ProgramState> publish(Verified message, Delivery<Message> delivery, Cells cells) {
        var hash = message.verdict().informationHash();
        var binding = cells.read(UNPUBLISHED).orElseThrow();
        cells.perform(Register.informationOf(program), new Register.Write<>(Optional.of(hash)));
        var step = inner.receive(cells.read(CHECKED).orElseThrow(), delivery, cells);
        return step.happened(new InformationPublished(program, binding, hash))
                .put(UNPUBLISHED, Optional.empty())
                .put(CHECKED, Optional.empty());
    }
}
