package dev.rundown.registrar;

/// `NPI_MODULEID` of type `MIT_GUID`: who a network module is. The registrar hands it on and never compares it.
///
/// @param guid a GUID, or the name of a module that makes a fresh one each time
public record ModuleId(String guid) {}
