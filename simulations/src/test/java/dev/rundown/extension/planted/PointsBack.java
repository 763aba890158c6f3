package dev.rundown.extension.planted;

import dev.rundown.simulation.scenario.Scenario;

/// Breaks a rule of the house on purpose: this module may not use that class.
interface PointsBack {
    Scenario scenario();
}
