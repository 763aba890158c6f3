package dev.rundown.simulation.command;

import dev.rundown.simulation.audit.Audit;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rundown audit`: judges a log that another system has written.
@Command(
        name = "audit",
        description =
                "Judge a log of NMR calls, callbacks and statuses that another system has written (docs/audit.md).",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown audit docs/examples/audit.log.jsonl",
            "  rundown audit my.log.jsonl --json | jq .findings",
            "  rundown explain NMR004"
        })
final class AuditCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "FILE", description = "JSON lines, one event each.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean isJson;

    @Mixin
    private Page page = new Page();

    AuditCommand(Streams streams) {
        this.streams = streams;
    }

    /// The document that `--json` prints.
    private record Document(String file, int lines, List<Audit.Finding> findings, int exit) {}

    @Override
    public Integer call() {
        var result = Audit.of(file);
        var code = result.findings().isEmpty() ? ExitCode.AS_EXPECTED : ExitCode.NOT_AS_EXPECTED;
        if (isJson) {
            streams.out()
                    .println(Json.text(new Document(file.toString(), result.lines(), result.findings(), code.code())));
            return code.code();
        }
        for (var it : result.findings()) {
            print("%s:%d  VIOLATED  %s %s".formatted(file, it.line(), it.rule(), it.name()));
            print("  blame    %s %s".formatted(it.blame(), it.sentence()));
        }
        print("%d events, %s"
                .formatted(
                        result.lines(),
                        result.findings().isEmpty()
                                ? "no rule is broken by what this log says"
                                : "%d violated; see: rundown explain %s"
                                        .formatted(
                                                result.findings().size(),
                                                result.findings().getFirst().rule())));
        return code.code();
    }

    private void print(String line) {
        streams.out().println(page.line(line));
    }
}
