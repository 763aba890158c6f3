package dev.rundown.simulation.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Programs of the kind that people write: each mistake is found with the default settings, what is printed brings it
/// back, and where it is repaired nothing is found.
class ProgramsTest {
    private static final Pattern REPLAY = Pattern.compile("@RaceTest\\(replay = \"([^\"]+)\"\\)");

    @ParameterizedTest(name = "{0}: {1}; its twin: {2}")
    @CsvSource({
        "LostUpdate, 'in the end \"both deposits are in the account\": not so after step', 'holds (every schedule explored), strategy dpor: 2 traces'",
        "StashOverflow, 'catalogue fails: StashOverflowException: at step', 'holds (every schedule explored), strategy dpor: 4 traces'",
        "TimerRace, 'always \"no job is given up before its time is over\": broken at step', 'holds (every schedule explored), strategy exhaustive'",
        "RestartLosesState, 'in the end \"every visitor is counted\": not so after step', 'holds (every schedule explored), strategy dpor: 6 traces'",
        "TerminatedFirst, 'eventually \"the whole report is printed\": not once in', 'holds (every schedule explored), strategy exhaustive'",
        "LateReply, 'in the end \"nobody who went home keeps a seat\": not so after step', 'holds (every schedule explored), strategy dpor: 2 traces'",
        "OutdatedResult, 'in the end \"the screen shows the hits of what was typed last\": not so after step', 'holds (every schedule explored), strategy dpor: 3 traces'",
        "AdapterAfterStop, 'eventually \"who pays gets a receipt\": not once in', 'holds (every schedule explored), strategy dpor: 2 traces'",
        "StoppedInFlight, 'eventually \"every line is written\": not once in', 'holds (every schedule explored), strategy dpor: 1 trace'",
        "IdleClose, 'eventually \"the request is answered\": not once in', 'no violation found (882 schedules), strategy dpor'",
        "DoubleStart, 'player fails: InvalidActorNameException: at step', 'holds (every schedule explored), strategy dpor: 3 traces'",
        "LostJob, 'eventually \"every job is done\": not once in', 'holds (every schedule explored), strategy dpor: 8 traces'",
        "BackoffDrops, 'eventually \"every mail is sent\": not once in', 'holds (every schedule explored), strategy dpor: 6 traces'",
        "Deadlock, 'eventually \"everybody eats\": not once in', 'holds (every schedule explored), strategy dpor: 16 traces'",
        "LateWrite, 'always \"who had the lease before does not write after its successor\": broken at step', 'holds (every schedule explored), strategy dpor: 8 traces'",
        "StaleFill, 'in the end \"what was put last is read\": not so after step', 'holds (every schedule explored), strategy dpor: 3 traces'",
        "OldSessionGone, 'eventually \"anna reads hello\": not once in', 'holds (every schedule explored), strategy dpor: 3 traces'",
        "SelfStash, 'in the end \"orders are carried out in turn\": not so after step', 'holds (every schedule explored), strategy dpor: 4 traces'",
        "AdapterReplaced, 'in the end \"each price is that of its shop\": not so after step', 'holds (every schedule explored), strategy dpor: 4 traces'",
        "PoolReorders, 'in the end \"the last update wins\": not so after step', 'holds (every schedule explored), strategy dpor: 1 trace'",
    })
    void the_mistake_is_found_and_replayed_and_the_repaired_one_holds(String name, String broken, String proof)
            throws ClassNotFoundException {
        var program = Class.forName("dev.rundown.simulation.junit.programs." + name);

        var bug = Launched.method(program, "bug");
        var repaired = Launched.method(program, "repaired");

        assertThat(bug.message())
                .startsWith(broken)
                .contains("\n  expected  ", "\n  seen      ", "\n  trace     target");

        assertThat(repaired.failure()).isEmpty();
        assertThat(repaired.report().orElseThrow()).startsWith(proof);
        var replay = Launched.method(program, "bug", "rundown.replay", token(bug.message()));
        assertThat(replay.message()).startsWith(broken).contains("(replay)");
        assertThat(steps(replay.message())).isEqualTo(steps(bug.message()));
    }

    private static String token(String message) {
        var replay = REPLAY.matcher(message);
        assertThat(replay.find()).isTrue();
        return replay.group(1);
    }

    /// The steps, without the first line.
    private static String steps(String message) {
        return message.substring(message.indexOf('\n'));
    }
}
