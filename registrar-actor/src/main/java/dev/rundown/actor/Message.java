package dev.rundown.actor;

/// What one actor may say to another. Each protocol is a sealed interface below this one; its messages are records
/// that compare by content.
public interface Message {}
