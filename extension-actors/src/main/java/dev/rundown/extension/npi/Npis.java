package dev.rundown.extension.npi;

import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.NpiId;

/// The NPI identifiers of eBPF for Windows (`include/ebpf_extension_uuids.h`).
public final class Npis {
    /// Program information: what a program's context looks like and which helper functions it may call.
    public static final NpiId PROGRAM_INFORMATION = new NpiId("2934ad50-2154-44b6-9622-6c528c068411");

    /// Hooks: one provider for each attach type; the client's dispatch table lets the provider invoke a program.
    public static final NpiId HOOK = new NpiId("5d564054-2736-406d-8b22-12bcffaf0a9f");

    /// Native modules: drivers into which programs were compiled; the execution context is the provider
    /// (`EBPF_NATIVE_NPI_ID` of `bpf2c_driver.c`).
    public static final NpiId NATIVE_MODULE = new NpiId("c847aac8-a6f2-4b53-aea3-f4a94b9a80cb");

    /// Functions that programs call by module and name (`EBPF_BTF_RESOLVED_FUNCTION_EXTENSION_IID`).
    public static final NpiId BTF_RESOLVED_FUNCTIONS = new NpiId("8cf35ce4-7cf4-4407-883e-59b4e73dbe4f");

    /// Map information: map types that extensions bring (`EBPF_MAP_INFO_EXTENSION_IID`).
    public static final NpiId MAP_INFORMATION = new NpiId("3c2b0f4e-8b0e-4e5e-8e1b-7f4b1f0e1f0e");

    /// The module that provides the general helper functions: the execution context itself.
    public static final ModuleId GENERAL_HELPERS = new ModuleId("8d2a1d3f-9ce6-473d-b48e-17aa5c5581fe");

    private Npis() {}
}
