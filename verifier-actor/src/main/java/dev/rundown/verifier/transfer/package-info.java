/// What each instruction demands and what it does to an abstract state. The engine and the checker of
/// certificates use the same functions; nothing here searches, joins or gives up.
///
/// Read in this order: [Transfer] is one instruction, [ProgramModel] what does not change, [Execution] one
/// instruction in one state; then a file for each group: `Arithmetic`, `Branches`, `MemoryAccess` with
/// `Region`, `HelperCalls` with `HelperArguments`.
///
/// ```java
/// var next = new Transfer(model).step(state, slot, problems::add);
/// ```
@NullMarked
package dev.rundown.verifier.transfer;

import org.jspecify.annotations.NullMarked;
