package dev.rundown.registrar;

/// Which end of a binding a module is.
public enum Role {
    CLIENT,
    PROVIDER;

    Role other() {
        return switch (this) {
            case CLIENT -> PROVIDER;
            case PROVIDER -> CLIENT;
        };
    }
}
