/// What an actor is here: a pure function, written once, that every driver runs.
///
/// Read in this order: [Message] and [Lane] are what travels and on what, [Delivery] is one message as its receiver
/// sees
/// it, [ActorLogic] is the actor, [Step] and [Effect] are what it answers. [Part] and [Cell] divide what it remembers
/// from
/// what it shares; [Cells] is how it looks at both. [Envelope] is the message with its call stack, [LogicBehavior]
/// the one
/// Pekko shell.
///
/// ```java
/// public Step<Door> receive(Door door, Delivery<Knock> delivery, Cells cells) {
///     return door.open() ? Step.to(door).reply(new Welcome()) : Step.held(door);
/// }
/// ```
@NullMarked
package dev.rundown.actor;

import org.jspecify.annotations.NullMarked;
