package dev.rundown.simulation.controlled;

import java.util.regex.Pattern;
import org.apache.pekko.actor.Terminated;
import org.apache.pekko.actor.typed.internal.AdaptMessage;
import org.apache.pekko.actor.typed.internal.AdaptWithRegisteredMessageAdapter;
import org.apache.pekko.actor.typed.internal.TimerSchedulerImpl;

/// Messages in words that mean the same in every run: without the identities of objects and the numbers that Pekko
/// gives to actors.
final class Words {
    /// A reference as it prints itself: the system, the path, a number for this life.
    private static final Pattern ACTOR =
            Pattern.compile("Actor\\[pekko://[^/\\]]+/(?:user/race/)?([^\\]#]*)(?:#-?\\d+)?]");
    /// The answer to an `ask` goes to a place with a number that never comes again.
    private static final Pattern TEMPORARY = Pattern.compile("Actor\\[pekko://[^/\\]]+/temp/[^\\]]*]");
    /// `java.lang.Object@1b2c3d`, with a class before it.
    private static final Pattern IDENTITY =
            Pattern.compile("(?:[\\w$]+\\.)*([\\w$]+?)(?:\\$\\$Lambda[\\w$/]*)?@[0-9a-f]{1,16}\\b");

    private static final int MOST_CHARACTERS = 4_000;

    private Words() {}

    /// `message` in words.
    static String of(Object message) {
        var text = String.valueOf(bare(message));
        if (text.length() > MOST_CHARACTERS) {
            text = text.substring(0, MOST_CHARACTERS) + "...";
        }
        text = TEMPORARY.matcher(text).replaceAll("the asker");
        text = ACTOR.matcher(text).replaceAll("$1");
        return IDENTITY.matcher(text).replaceAll("$1");
    }

    private static Object bare(Object message) {
        return switch (message) {
            case AdaptMessage<?, ?> it -> it.message();
            case AdaptWithRegisteredMessageAdapter<?> it -> it.msg();
            case TimerSchedulerImpl.TimerMsg it -> "timer " + it.key();
            case Terminated it -> "Terminated(%s)".formatted(it.actor());
            case org.apache.pekko.actor.ReceiveTimeout _ -> "receive time-out";
            default -> message;
        };
    }
}
