/// The words that both sides of the NPIs of eBPF for Windows share: identifiers, characteristics, cells, commands,
/// events.
///
/// Read in this order: [Npis] names the interfaces, [ProgramInformationCharacteristics] and
/// [HookProviderCharacteristics] are what providers say about themselves, [HookClients] is the list that a hook
/// keeps, [InvocationEvent] and [ProgramEvent] are what rules are told. Source: eBPF for Windows,
/// `docs/eBpfExtensions.md`,
/// `include/ebpf_extension.h`.
@NullMarked
package dev.rundown.extension.npi;

import org.jspecify.annotations.NullMarked;
