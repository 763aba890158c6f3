package dev.rundown.executor.planted;

import dev.rundown.registrar.NtStatus;

/// Breaks a rule of the house on purpose: this module may not use that class.
interface PointsBack {
    NtStatus status();
}
