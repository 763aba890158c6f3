package dev.rundown.executor.interpreter;

import dev.rundown.executor.helper.HelperCall;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperPrototype;

/// A function of another module, as a program calls it: its address is looked up at each call, because the module may
/// come and go while the program stays loaded.
///
/// @param index    of the function among those that the image imports
/// @param function what stands at the address
record FunctionCall(int index, HelperFunction function) implements HelperFunction {
    @Override
    public HelperPrototype prototype() {
        return function.prototype();
    }

    @Override
    public long call(HelperCall in, long a, long b, long c, long d, long e) {
        ((GuestCall) in).reach(index);
        return function.call(in, a, b, c, d, e);
    }
}
