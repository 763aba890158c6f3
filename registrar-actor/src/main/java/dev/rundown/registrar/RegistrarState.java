package dev.rundown.registrar;

/// The registrar remembers everything in parts, one for each registration, binding and NPI, so that steps on
/// different bindings commute.
public record RegistrarState() {
    static final RegistrarState INSTANCE = new RegistrarState();
}
