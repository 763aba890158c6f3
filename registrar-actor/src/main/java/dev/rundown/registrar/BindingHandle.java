package dev.rundown.registrar;

/// The handle of a binding: the same for both parties, unique, dead once the binding is [BindingPhase#GONE].
///
/// @param client the client's registration
/// @param provider the provider's registration
public record BindingHandle(RegistrationHandle client, RegistrationHandle provider)
        implements Comparable<BindingHandle> {
    /// The registration at the end of `role`.
    RegistrationHandle end(Role role) {
        return switch (role) {
            case CLIENT -> client;
            case PROVIDER -> provider;
        };
    }

    @Override
    public int compareTo(BindingHandle other) {
        int byClient = client.compareTo(other.client);
        return byClient != 0 ? byClient : provider.compareTo(other.provider);
    }

    @Override
    public String toString() {
        return client + "~" + provider;
    }
}
