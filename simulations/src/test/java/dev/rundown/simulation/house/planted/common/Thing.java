package dev.rundown.simulation.house.planted.common;

/// Breaks a rule of the house on purpose: the name of its package.
interface Thing {}
