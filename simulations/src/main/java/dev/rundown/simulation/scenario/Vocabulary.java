package dev.rundown.simulation.scenario;

import java.util.List;

/// The names that a scenario may use and that other packages define.
///
/// @param rules    names of rules, for `always`, `eventually` and `expect`
/// @param goals    names of goals, for `sometimes`
/// @param points   names of fault points, without actor
/// @param statuses names of statuses that a fault may answer
public record Vocabulary(List<String> rules, List<String> goals, List<String> points, List<String> statuses) {}
