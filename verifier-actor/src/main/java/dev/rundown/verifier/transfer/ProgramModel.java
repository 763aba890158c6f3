package dev.rundown.verifier.transfer;

import dev.rundown.executor.program.ContextLayout;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.domain.CellKind;
import dev.rundown.verifier.spec.Profile;
import dev.rundown.verifier.spec.ProgramInformation;

/// What stays the same throughout one verification.
///
/// @param image       the program
/// @param information what its extension says, already found to be in order
/// @param layout      of the context
/// @param profile     the rules
public record ProgramModel(ProgramImage image, ProgramInformation information, ContextLayout layout, Profile profile) {
    /// The same with the layout that the information gives.
    public static ProgramModel of(ProgramImage image, ProgramInformation information, Profile profile) {
        return new ProgramModel(image, information, information.type().context().layout(), profile);
    }

    /// Whether the program may show addresses to helpers and maps.
    boolean mayLeak() {
        return information.type().isPrivileged() && profile != Profile.STRICT;
    }

    boolean hasMetadata() {
        return information.type().context().hasMetadata();
    }

    /// What is known when the program starts: its context in `r1`, if it has one.
    public AbstractState entry() {
        var state = AbstractState.entry(hasMetadata());
        if (layout.size() > 0) {
            state.setRegister(1, Cell.start(CellKind.CONTEXT, 0));
        }
        return state;
    }

    /// The name of the map with this index.
    String mapName(int index) {
        return image.maps().get(index).name();
    }
}
