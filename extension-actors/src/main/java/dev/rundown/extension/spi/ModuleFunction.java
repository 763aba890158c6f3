package dev.rundown.extension.spi;

import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.ResolvedFunction;

/// A function that programs call by module and name, with its code.
///
/// @param prototype what a program and a verifier know of it
/// @param body      what is done; the rules for helpers hold ([dev.rundown.executor.helper.HelperCall])
public record ModuleFunction(ResolvedFunction prototype, HelperFunction.Body body) {
    HelperFunction code() {
        return HelperFunction.of(prototype.shape(), body);
    }
}
