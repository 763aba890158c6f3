/// Native modules: drivers into which programs were compiled. Here the roles of the NMR are reversed: the execution
/// context is the provider, and each driver is a client.
///
/// Read in this order: [NativeModule] is what the execution context knows of a driver, [NativeProvider] is the module
/// that counts the references to it, [NativeDriver] is the driver, [NativeProgram] is a program in it and whoever holds
/// a
/// handle. Names of states are those of `ebpf_native.c`.
@NullMarked
package dev.rundown.extension.nativemodule;

import org.jspecify.annotations.NullMarked;
