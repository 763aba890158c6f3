package dev.rundown.actor;

/// One message as its receiver sees it.
///
/// @param lane    the thread of control it came on; what the receiver calls or answers goes on there
/// @param from    who sent it
/// @param message what was said
/// @param frame   what the receiver passed along with the call that this message returns from, else [Frame#NONE]
/// @param <M>     what the receiver understands
public record Delivery<M extends Message>(Lane lane, Address from, M message, Frame frame) {
    /// A message that its receiver has no use for: a bug of whoever sent it, not a case of any contract.
    public IllegalStateException unexpected() {
        return new IllegalStateException("unexpected %s from %s on lane %s".formatted(message, from, lane));
    }
}
