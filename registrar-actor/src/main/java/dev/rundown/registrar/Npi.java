package dev.rundown.registrar;

import java.util.SortedSet;

/// Who is registered for one NPI and has not deregistered.
///
/// @param clients those that want it
/// @param providers those that offer it
record Npi(SortedSet<RegistrationHandle> clients, SortedSet<RegistrationHandle> providers) {
    static final Npi UNUSED = new Npi(Sorted.empty(), Sorted.empty());

    SortedSet<RegistrationHandle> peersOf(Role role) {
        return switch (role) {
            case CLIENT -> providers;
            case PROVIDER -> clients;
        };
    }

    Npi with(Role role, RegistrationHandle handle) {
        return switch (role) {
            case CLIENT -> new Npi(Sorted.with(clients, handle), providers);
            case PROVIDER -> new Npi(clients, Sorted.with(providers, handle));
        };
    }

    Npi without(Role role, RegistrationHandle handle) {
        return switch (role) {
            case CLIENT -> new Npi(Sorted.without(clients, handle), providers);
            case PROVIDER -> new Npi(clients, Sorted.without(providers, handle));
        };
    }
}
