package dev.rundown.simulation.driver;

/// The 128-bit digest of a world or of a value: the same for equal content on every machine and in every order of
/// exploration.
///
/// @param high the first 64 bits
/// @param low  the last 64 bits
public record Digest(long high, long low) {
    /// What a slot contributes that holds its initial value.
    static final Digest ZERO = new Digest(0, 0);

    /// The digest of a world in which every slot holds its initial value. Not zero, so that zero can mean "no world".
    static final Digest START = new Digest(0x52756e646f776e21L, 0x9e3779b97f4a7c15L);

    Digest plus(Digest other) {
        return new Digest(high + other.high, low + other.low);
    }

    Digest minus(Digest other) {
        return new Digest(high - other.high, low - other.low);
    }

    boolean isBefore(Digest other) {
        return high < other.high || (high == other.high && low < other.low);
    }

    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
