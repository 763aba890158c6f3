package dev.rundown.simulation.bench;

import dev.rundown.simulation.driver.Stepped;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;

/// Where the search spends its time, from samples of its stack. The JVM samples at most every ten milliseconds, and
/// knows of code that it has inlined only roughly where it is.
record Profile() implements Row {
    /// Entries of a table that no cache holds, for each state that is searched.
    private static final int ENTRIES_A_STATE = 16;

    private static final String OURS = "dev.rundown.";
    private static final String ELSEWHERE = "elsewhere";

    /// What a class, or a method of it, is for. The first that fits counts.
    private static final List<Map.Entry<String, String>> PLACES = List.of(
            Map.entry("driver.Learner", "running actors"),
            Map.entry("driver.Memo.learn", "running actors"),
            Map.entry("driver.Reading", "running actors"),
            Map.entry("driver.Memo", "looking deliveries up"),
            Map.entry("driver.Expansion.recall", "looking deliveries up"),
            Map.entry("driver.Expansion.inherit", "inheriting what is known"),
            Map.entry("driver.Footprints", "inheriting what is known"),
            Map.entry("driver.Expansion.succeed", "copying worlds"),
            Map.entry("driver.MoveTable.write", "copying worlds"),
            Map.entry("driver.Worlds", "copying worlds"),
            Map.entry("search.Visited", "the table of visited states"),
            Map.entry("search.BreadthFirst.lookUp", "the table of visited states"),
            Map.entry("driver.", "listing what may happen"),
            Map.entry("search.Portion", "listing what may happen"),
            Map.entry("search.", "numbering new states"));

    @Override
    public String name() {
        return "stepped.nanoseconds-a-state";
    }

    @Override
    public String unit() {
        return "ns";
    }

    @Override
    public String about() {
        return "CPU time of the exhaustive search for one distinct state, and where it is spent; baseline: one read"
                + " from memory that no cache holds";
    }

    @Override
    public Measurement measure(Setting setting) {
        var engine = new Stepped(SteppedSearch.ensemble());
        SteppedSearch.everyState(engine, 1, setting);
        SortedMap<String, Integer> samples = new ConcurrentSkipListMap<>();
        long thread = Thread.currentThread().threadId();
        double states = 0;
        double seconds = 0;
        try (var stream = new RecordingStream()) {
            stream.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            stream.onEvent("jdk.ExecutionSample", event -> {
                if (event.getThread("sampledThread").getJavaThreadId() == thread) {
                    samples.merge(place(event), 1, Integer::sum);
                }
            });
            stream.startAsync();
            for (int i = 0; i <= setting.scale().rounds(); i++) {
                var timed = Explored.Timed.of(() -> SteppedSearch.everyState(engine, 1, setting));
                states += timed.states();
                seconds += timed.seconds();
            }
            stream.stop();
        }
        var measured = Measurement.of(
                this, 1e9 * seconds / states, nanosecondsARead(setting.scale().states()));
        for (var share : shares(samples).entrySet()) {
            measured = measured.with(share.getKey(), share.getValue());
        }
        return measured.with(
                "samples", samples.values().stream().mapToInt(it -> it).sum());
    }

    private static String place(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream()
                .filter(it -> it.getMethod().getType().getName().startsWith(OURS))
                .findFirst()
                .map(Profile::place)
                .orElse(ELSEWHERE);
    }

    private static String place(RecordedFrame frame) {
        var name = "%s.%s"
                .formatted(
                        frame.getMethod().getType().getName(), frame.getMethod().getName());
        return PLACES.stream()
                .filter(it -> name.contains("." + it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ELSEWHERE);
    }

    /// From the largest to the smallest.
    private static Map<String, String> shares(SortedMap<String, Integer> samples) {
        double all = samples.values().stream().mapToInt(it -> it).sum();
        var shares = new LinkedHashMap<String, String>();
        new TreeMap<>(samples)
                .entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .forEach(it -> shares.put(it.getKey(), "%.0f %%".formatted(100 * it.getValue() / all)));
        return shares;
    }

    /// Each read says where the next one is, so none begins before the one before it has ended.
    private static double nanosecondsARead(int reads) {
        var random = new SplittableRandom(0x5eed);
        int entries = Integer.highestOneBit(ENTRIES_A_STATE * reads);
        var table = new long[entries];
        for (int i = 0; i < entries; i++) {
            table[i] = random.nextInt(entries);
        }
        var last = new long[1];
        Runnable work = () -> {
            long at = last[0];
            for (int i = 0; i < reads; i++) {
                at = table[(int) (at + i) & (entries - 1)];
            }
            last[0] = at;
        };
        Cpu.seconds(work);
        return 1e9 * Cpu.seconds(work) / reads;
    }
}
