package dev.rundown.extension.npi;

import dev.rundown.executor.helper.HelperPrototype;
import java.util.List;
import java.util.Optional;

/// What `ebpf_program_data_t` has beside the program information: what is needed to run, not to verify. Addresses
/// correspond to prototypes by their position.
///
/// @param specificAddresses how many addresses of helper functions of the type; empty for a null pointer
/// @param globalAddresses   how many of general helper functions; empty for a null pointer
/// @param contextCreate     whether `context_create` is there, which makes a context for a test run
/// @param contextDestroy    whether `context_destroy` is there
/// @param requiredIrql      the level at which programs are invoked
/// @param capabilities      bit 0 is reserved
public record ProgramRuntime(
        Optional<Integer> specificAddresses,
        Optional<Integer> globalAddresses,
        boolean contextCreate,
        boolean contextDestroy,
        int requiredIrql,
        int capabilities) {
    /// Helper functions have numbers up to this one if they are general, and above if they belong to a program type:
    /// `EBPF_MAX_GENERAL_HELPER_FUNCTION`.
    public static final int MAX_GENERAL_HELPER_FUNCTION = 0xFFFF;

    private static final int DISPATCH_LEVEL = 2;
    private static final int HIGH_LEVEL = 15;
    private static final int RESERVED = 1;

    /// What belongs to `helpers` when nothing is wrong.
    static ProgramRuntime of(List<HelperPrototype> helpers) {
        int general = general(helpers);
        return new ProgramRuntime(count(helpers.size() - general), count(general), true, true, DISPATCH_LEVEL, 0);
    }

    private static Optional<Integer> count(int addresses) {
        return addresses == 0 ? Optional.empty() : Optional.of(addresses);
    }

    private static int general(List<HelperPrototype> helpers) {
        return (int) helpers.stream()
                .filter(it -> it.id() <= MAX_GENERAL_HELPER_FUNCTION)
                .count();
    }

    /// An array of addresses that is there and has none.
    Optional<String> emptyArray() {
        return specificAddresses.filter(it -> it == 0).isPresent()
                        || globalAddresses.filter(it -> it == 0).isPresent()
                ? Optional.of("its array of helper addresses is there and has none; leave the array out")
                : Optional.empty();
    }

    /// One of `context_create` and `context_destroy` without the other.
    Optional<String> halfAContext() {
        return contextCreate == contextDestroy
                ? Optional.empty()
                : Optional.of(
                        contextCreate
                                ? "it has context_create without context_destroy; give both or neither"
                                : "it has context_destroy without context_create; give both or neither");
    }

    /// A level that no processor has.
    public Optional<String> level() {
        return requiredIrql > HIGH_LEVEL
                ? Optional.of("its required_irql is %d; the highest level is %d".formatted(requiredIrql, HIGH_LEVEL))
                : Optional.empty();
    }

    /// Arrays of addresses whose length is not that of the prototypes `helpers`.
    public Optional<String> mismatch(List<HelperPrototype> helpers) {
        int general = general(helpers);
        return mismatch("of the type", specificAddresses, helpers.size() - general)
                .or(() -> mismatch("general", globalAddresses, general));
    }

    private static Optional<String> mismatch(String which, Optional<Integer> addresses, int prototypes) {
        return addresses
                .filter(it -> it != prototypes)
                .map(it -> "it has %d addresses for its %d helper functions (%s)".formatted(it, prototypes, which));
    }

    /// General helper functions without exactly one address each.
    Optional<String> missing(List<HelperPrototype> helpers) {
        return helpers.isEmpty() || globalAddresses.isPresent()
                ? mismatch("general", globalAddresses, helpers.size())
                : Optional.of("its helper functions have no addresses");
    }

    /// Whether the helper function `id` has an address.
    public boolean hasAddress(int id) {
        return id > MAX_GENERAL_HELPER_FUNCTION ? specificAddresses.isPresent() : globalAddresses.isPresent();
    }

    /// A reserved capability that is set.
    ///
    /// @param header of the structure: beyond its size everything is zero
    public Optional<String> reserved(ExtensionHeader header) {
        return header.covers(ExtensionStructure.PROGRAM_DATA.current()) && (capabilities & RESERVED) != 0
                ? Optional.of("its capabilities are 0x%x; the reserved bit must be zero".formatted(capabilities))
                : Optional.empty();
    }
}
