package dev.rundown.simulation.command;

import dev.rundown.simulation.Version;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Nearest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What people read when a command did not work: their own mistakes in a paragraph, ours with a file to send.
final class Mistakes implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /// What `rundown help` of picocli says of a verb that is not there.
    private static final Pattern UNKNOWN_VERB = Pattern.compile("Unknown subcommand '(.*)'\\.?");

    private final PrintWriter err;
    private final Path folder;
    private final List<String> arguments;

    /// Stack traces are kept in `folder`.
    Mistakes(PrintWriter err, Path folder, List<String> arguments) {
        this.err = err;
        this.folder = folder;
        this.arguments = arguments;
    }

    /// A wrong command line.
    @Override
    public int handleParseException(ParameterException mistake, String[] args) {
        var line = mistake.getCommandLine();
        if (args.length == 0) {
            line.usage(err);
        } else {
            err.println("%s: %s%s".formatted(line.getCommandSpec().qualifiedName(), sentence(mistake), seeAlso(line)));
        }
        err.flush();
        return ExitCode.USAGE.code();
    }

    /// An exception that left a verb.
    @Override
    public int handleExecutionException(Exception exception, CommandLine line, CommandLine.ParseResult parsed) {
        if (exception instanceof InputException mistake) {
            mistake.problems().forEach(err::println);
            err.flush();
            return ExitCode.USAGE.code();
        }
        if (exception instanceof InterruptedException) {
            return ExitCode.INTERRUPTED.code();
        }
        return bug(exception);
    }

    /// Anything that should not have happened.
    int bug(Throwable thrown) {
        err.println("bug in rundown: " + thrown);
        err.println(keep(report(thrown)));
        err.flush();
        return ExitCode.BUG.code();
    }

    private static String sentence(ParameterException mistake) {
        var line = mistake.getCommandLine();
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().getFirst();
            if (typed.startsWith("-")) {
                String option = typed.split("=", 2)[0];
                return "unknown option \"%s\"%s".formatted(option, suggest(option, options(line)));
            }
            if (!line.getSubcommands().isEmpty()) {
                return "unknown verb \"%s\"%s"
                        .formatted(
                                typed,
                                suggest(typed, List.copyOf(line.getSubcommands().keySet())));
            }
            return "\"%s\" is one argument too many.".formatted(typed);
        }
        String message = String.valueOf(mistake.getMessage());
        var unknown = UNKNOWN_VERB.matcher(message);
        if (unknown.matches()) {
            return unknownVerb(unknown.group(1), line);
        }
        return message.endsWith(".") ? message : message + ".";
    }

    private static String unknownVerb(String typed, CommandLine line) {
        return "unknown verb \"%s\"%s"
                .formatted(
                        typed, suggest(typed, List.copyOf(line.getSubcommands().keySet())));
    }

    private static List<String> options(CommandLine line) {
        var names = new ArrayList<String>();
        line.getCommandSpec().options().forEach(it -> names.addAll(List.of(it.names())));
        return names.stream().filter(it -> it.startsWith("--")).toList();
    }

    private static String suggest(String typed, List<String> names) {
        return Nearest.to(typed, names).map("; did you mean \"%s\"?"::formatted).orElse(".");
    }

    private static String seeAlso(CommandLine line) {
        return " See: %s --help".formatted(line.getCommandSpec().qualifiedName());
    }

    private String report(Throwable thrown) {
        var text = new StringWriter();
        var writer = new PrintWriter(text);
        writer.println("rundown " + Version.current());
        writer.println("Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        writer.println("arguments " + arguments);
        thrown.printStackTrace(writer);
        writer.flush();
        return text.toString();
    }

    /// Writes the report to a file, or gives it whole when no file can be written.
    private String keep(String report) {
        try {
            var file = Files.createDirectories(folder).resolve("bug-" + FILE_TIME.format(Instant.now()) + ".txt");
            Files.writeString(file, report);
            return "The stack trace is in %s; please report it together with that file and the scenario."
                    .formatted(file);
        } catch (IOException e) {
            return "No file could be written (%s), so here it is:\n%s".formatted(e, report);
        }
    }
}
