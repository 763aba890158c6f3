package dev.rundown.registrar;

/// How far a binding is. The transitions are the rows T1 to T28 of `docs/model.md`.
public enum BindingPhase {
    /// Both ends are registered for the same NPI; nobody has been told.
    PROPOSED,
    /// The client has been called and has not called on yet.
    CLIENT_DECIDING,
    /// The client has called `NmrClientAttachProvider`; the provider has been called.
    PROVIDER_DECIDING,
    /// The provider accepted; the client's attach callback has not returned yet.
    CLIENT_FINISHING,
    /// The provider refused; the client's attach callback has not returned yet.
    CLIENT_ABORTING,
    /// Both ends are attached.
    READY,
    /// Each side is asked to let go.
    DETACHING,
    /// Both sides have let go; their contexts are being freed.
    CLEANING,
    /// Nothing is left; the handle is dead.
    GONE
}
