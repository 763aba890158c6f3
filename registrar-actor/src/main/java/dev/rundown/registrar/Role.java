package dev.rundown.registrar;

/// Which end of a binding a module is.
public enum Role {
    CLIENT,
    PROVIDER
}
