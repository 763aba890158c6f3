package dev.rundown.actor;

/// Something that happened and that a rule may judge. Events say what was done, never how it is to be judged.
public interface Event {}
