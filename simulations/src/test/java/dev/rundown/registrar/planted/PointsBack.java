package dev.rundown.registrar.planted;

import dev.rundown.executor.program.EbpfResult;

/// Breaks a rule of the house on purpose: this module may not use that class.
interface PointsBack {
    EbpfResult result();
}
