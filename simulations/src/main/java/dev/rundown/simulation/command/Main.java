package dev.rundown.simulation.command;

import dev.rundown.simulation.Version;
import dev.rundown.simulation.scenario.InputException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/// `rundown`: finds the verb, runs it, and turns what happened into an exit code.
///
/// A verb is a `Callable<Integer>` that answers with an [ExitCode]. It prints to its [Streams], throws
/// [dev.rundown.simulation.scenario.InputException] for a mistake of the user, and ends early with what it has when
/// its thread is interrupted: that is Control-C.
@Command(
        name = "rundown",
        description = "Find, replay and teach the lifecycle races of eBPF extensions on the Network Module Registrar.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown check @pending-forever    every order, and the shortest one that breaks a rule",
            "  rundown explain NMR008            what the rule says and what to do",
            "  rundown list                      the bundled scenarios",
            "  rundown help check                what a verb does and takes",
            "",
            "Exit code: 0 as expected, 1 not as expected, 2 usage or input, 3 hollow, 4 replay diverged, 70 bug in"
                    + " rundown, 130 interrupted."
        })
public final class Main {
    private static final int HELP_COLUMNS = 100;

    @Option(
            names = "--extension",
            paramLabel = "JAR",
            scope = ScopeType.INHERIT,
            description = "A jar or class folder that brings an extension (docs/extending.md); may be given again.")
    private List<Path> extensions = List.of();

    private Main() {}

    /// Every verb, in the order of the help.
    private static List<Callable<Integer>> verbs(Streams streams) {
        return List.of(
                new CheckCommand(streams),
                new RunCommand(streams),
                new PlayCommand(streams),
                new ReplayCommand(streams),
                new ShrinkCommand(streams),
                new CompareCommand(streams),
                new VectorsCommand(streams),
                new AuditCommand(streams),
                new ExplainCommand(streams),
                new ListCommand(streams),
                new FaultsCommand(streams),
                new BenchCommand(streams));
    }

    /// Runs one command and ends the JVM with its exit code.
    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "dev/rundown/simulation/command/logback.xml");
        var streams = new Streams(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        var interruption = Interruption.of(Thread.currentThread());
        int code = run(streams, args);
        streams.flush();
        interruption.over();
        System.exit(code);
    }

    /// Runs one command.
    ///
    /// @return the exit code
    static int run(Streams streams, String... args) {
        var mistakes = new Mistakes(streams.err(), Path.of("rundown-out"), List.of(args));
        var before = Thread.currentThread().getContextClassLoader();
        try {
            return commandLine(streams)
                    .setParameterExceptionHandler(mistakes)
                    .setExecutionExceptionHandler(mistakes)
                    .execute(args);
        } catch (RuntimeException | Error e) {
            return mistakes.bug(e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /// The verbs as picocli knows them.
    static CommandLine commandLine(Streams streams) {
        var main = new Main();
        var line = new CommandLine(main);
        verbs(streams).forEach(line::addSubcommand);
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setExecutionStrategy(parsed -> {
            if (!main.extensions.isEmpty()) {
                try {
                    ExtensionJars.open(main.extensions);
                } catch (InputException e) {
                    throw new ParameterException(line, e.getMessage(), e);
                }
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        return line.setOut(streams.out()).setErr(streams.err()).setUsageHelpWidth(HELP_COLUMNS);
    }

    /// What `--version` prints.
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"rundown %s (Java %s)".formatted(Version.current(), Runtime.version())};
        }
    }
}
