package dev.rundown.extension.spi;

import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.registrar.ModuleId;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// A hook of an extension.
///
/// @param name by which a scenario asks for it
/// @param attachType the GUID by which links find it
/// @param policy how many clients it takes
/// @param chainEnds whether a program's verdict keeps the event from the clients behind it
/// @param events the event that occurs as a certain number of a run, from 0; the same number is the same event
public record HookDefinition(
        String name, ModuleId attachType, AttachPolicy policy, IntPredicate chainEnds, IntFunction<HookEvent> events) {}
