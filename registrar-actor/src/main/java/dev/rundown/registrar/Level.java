package dev.rundown.registrar;

import dev.rundown.actor.Lane;

/// The IRQL of a lane. It is a property of the thread of control, so the lane's name says it.
public enum Level {
    PASSIVE_LEVEL,
    DISPATCH_LEVEL;

    private static final String MARK = "@dispatch";

    /// The level of `lane`.
    public static Level of(Lane lane) {
        return lane.name().endsWith(MARK) ? DISPATCH_LEVEL : PASSIVE_LEVEL;
    }

    /// The lane of this level for the same purpose as `lane`, which is at PASSIVE_LEVEL.
    public Lane lane(Lane lane) {
        return switch (this) {
            case PASSIVE_LEVEL -> lane;
            case DISPATCH_LEVEL -> new Lane(lane.name() + MARK);
        };
    }
}
