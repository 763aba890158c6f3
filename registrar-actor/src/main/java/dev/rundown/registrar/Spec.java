package dev.rundown.registrar;

/// The documented contract, with what stack traces and fixes in shipping drivers show besides. Not a clone of
/// `netio.sys`.
enum Spec implements RegistrarFlavor {
    SPEC;

    @Override
    public String word() {
        return "spec";
    }

    @Override
    public boolean does(Duty duty) {
        return true;
    }
}
