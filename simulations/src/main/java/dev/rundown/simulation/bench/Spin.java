package dev.rundown.simulation.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The full search of SPIN over a hand-written model of a registrar, beside that of the stepped engine over the code
/// that runs.
record Spin() implements Row {
    private static final Pattern STATES = Pattern.compile("([0-9.e+]+) states, stored");
    private static final Pattern SECONDS = Pattern.compile("elapsed time ([0-9.]+) seconds");

    @Override
    public String name() {
        return "stepped.against-spin";
    }

    @Override
    public String about() {
        return "distinct states of the exhaustive search on one core; baseline: SPIN's full search of the model that"
                + " --peer names, which is simpler and written by hand";
    }

    @Override
    public Measurement measure(Setting setting) {
        double ours = SteppedSearch.statesPerSecond();
        if (setting.peer().isEmpty()) {
            return without(ours, "not measured: give a model with --peer FILE");
        }
        try {
            return against(setting.peer().get().toAbsolutePath(), ours);
        } catch (IOException e) {
            return without(ours, "not measured: " + e.getMessage() + "; apt-get install -y spin gcc");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return without(ours, "not measured: interrupted");
        }
    }

    private Measurement without(double ours, String why) {
        return Measurement.of(name(), ours, "states/s", Double.NaN).with("SPIN", why);
    }

    private Measurement against(Path model, double ours) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("rundown-spin");
        run(folder, "spin", "-a", model.toString());
        run(folder, "gcc", "-O2", "-DSAFETY", "-w", "-o", "pan", "pan.c");
        var said = run(folder, folder.resolve("pan").toString(), "-m10000", "-w24");
        var states = STATES.matcher(said);
        var seconds = SECONDS.matcher(said);
        if (!states.find() || !seconds.find()) {
            throw new IOException("SPIN said nothing of states and time");
        }
        double theirs = Double.parseDouble(states.group(1)) / Double.parseDouble(seconds.group(1));
        return Measurement.of(name(), ours, "states/s", theirs)
                .with("SPIN", "%s states in %s s".formatted(states.group(1), seconds.group(1)));
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("%s ended with %d: %s".formatted(command[0], process.exitValue(), said.strip()));
            }
            return said;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
