package dev.rundown.simulation;

import org.approvaltests.core.ApprovalFailureReporter;
import org.approvaltests.reporters.QuietReporter;

/// Read by ApprovalTests, by the names of its fields, for this package and those below it: golden files lie among the
/// test resources, and a difference fails the test without opening a program.
public final class PackageSettings {
    public static final String ApprovalBaseDirectory = "../resources";
    public static final String UseApprovalSubdirectory = "approved";
    public static final ApprovalFailureReporter UseReporter = QuietReporter.INSTANCE;

    private PackageSettings() {}
}
