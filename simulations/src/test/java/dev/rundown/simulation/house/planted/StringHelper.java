package dev.rundown.simulation.house.planted;

/// Breaks a rule of the house on purpose: a helper, but not of eBPF.
interface StringHelper {}
