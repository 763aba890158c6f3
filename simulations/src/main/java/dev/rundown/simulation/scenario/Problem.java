package dev.rundown.simulation.scenario;

/// One mistake of a user: where, and a sentence that says what is wrong, what was expected and what to type next.
///
/// @param place    where it stands
/// @param sentence without the place
public record Problem(Place place, String sentence) {
    @Override
    public String toString() {
        return place + " " + sentence;
    }
}
