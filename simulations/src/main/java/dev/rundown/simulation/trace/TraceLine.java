package dev.rundown.simulation.trace;

import java.util.List;
import java.util.Map;

/// One line of a trace. The names of the components are the keys of the file.
public sealed interface TraceLine {
    /// The first line: all that is needed to run it again.
    ///
    /// @param rundown version of the format
    /// @param engine version of the engine that recorded it
    /// @param scenario its name
    /// @param file as the user named it; object files of programs are looked for beside it
    /// @param sha256 of the text
    /// @param strategy which search found it
    /// @param setUp how many items of the play were folded before step 1
    /// @param flavour which registrar it ran under
    /// @param knobs the value of each of its knobs
    /// @param programs the hash of each program, by its name in the cast
    /// @param text the whole scenario
    record Header(
            int rundown,
            String engine,
            String scenario,
            String file,
            String sha256,
            String strategy,
            int setUp,
            String flavour,
            Map<String, String> knobs,
            Map<String, String> programs,
            String text)
            implements TraceLine {
        /// The version of the format.
        public static final int VERSION = 1;
    }

    /// A step.
    ///
    /// @param i its number, from 1, after the set-up
    /// @param kind `deliver`, or `begin` for an item of the play
    /// @param from who sent the message
    /// @param to who received it
    /// @param msg what was said
    /// @param pick which of the choices was taken, from 0
    /// @param of every choice there was, by content
    /// @param clock how many steps of each actor are known to the receiver after this one
    /// @param state the digest of the world after it
    record Step(
            int i,
            String kind,
            String from,
            String to,
            String msg,
            int pick,
            List<String> of,
            Map<String, Integer> clock,
            String state)
            implements TraceLine {}

    /// The last line.
    ///
    /// @param i after which step
    /// @param kind `verdict`
    /// @param rule what was violated
    /// @param how `safety`, `stuck` or `lasso`
    /// @param blame whose duty it was
    /// @param fired the steps at which each fault took effect
    /// @param token a short form of the path
    record Verdict(
            int i,
            String kind,
            String rule,
            String how,
            List<String> blame,
            Map<String, List<Integer>> fired,
            String token)
            implements TraceLine {}
}
