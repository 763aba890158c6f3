package dev.rundown.simulation.house.planted;

/// Breaks a rule of the house on purpose: its name.
interface BindingManager {}
