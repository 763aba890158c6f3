/// The Network Module Registrar (NMR): who may bind to whom, and who must let go before whom.
///
/// Read in this order: [RegistrarMessage] is what modules may say, [ModuleMessage] what they are told,
/// [BindingPhase] and [DetachSide] are the life of a binding as tables, [Registrar] is the actor. Names are those of
/// `netioddk.h`; the numbers T1 to T28 and W1 to W7 in comments are the rows of `docs/model.md`.
@NullMarked
package dev.rundown.registrar;

import org.jspecify.annotations.NullMarked;
