package dev.rundown.simulation.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Draws up an [Outlook] from what was learnt.
final class Forecast {
    private static final int[] NONE = {};

    private final Slots slots;
    private final List<Exchanged> exchanges;
    private final List<int[]> messages = new ArrayList<>();
    private final List<BitSet> following = new ArrayList<>();
    // Of each message, those that it becomes by an exchange of names.
    private final List<int[]> twins = new ArrayList<>();
    private int[][] nodes = {};
    private int words;
    private long[] ahead = {};

    private Forecast(Slots slots, List<Exchanged> exchanges) {
        this.slots = slots;
        this.exchanges = exchanges;
    }

    /// What may come of every message, taking worlds for one that differ by `exchanges`.
    ///
    /// @param strayed messages, by lane and number, that ran into code which had left memory
    static Outlook of(
            Slots slots, Watch watch, List<Memo.Situation> situations, List<int[]> strayed, List<Exchanged> exchanges) {
        return new Forecast(slots, exchanges).outlook(watch, situations, strayed);
    }

    /// Whether a message may lead back to itself.
    static boolean mayRepeat(Slots slots, List<Memo.Situation> situations, List<Exchanged> exchanges) {
        var forecast = new Forecast(slots, exchanges);
        forecast.connect(situations);
        forecast.pair();
        for (boolean it : forecast.returning()) {
            if (it) {
                return true;
            }
        }
        return false;
    }

    private void connect(List<Memo.Situation> situations) {
        for (var it : situations) {
            int node = node(it.lane(), it.world()[it.lane()]);
            for (var follows : Outlook.following(it.learnt())) {
                int lane = slots.lane(follows.lane());
                following.get(node).set(node(lane, slots.values(lane).idOf(follows)));
            }
        }
    }

    private void pair() {
        for (int node = 0; node < messages.size(); node++) { // It grows while the twins are found.
            int[] message = messages.get(node);
            int n = node;
            twins.set(n, exchanges.stream().mapToInt(it -> twin(it, message)).toArray());
        }
    }

    private Outlook outlook(Watch watch, List<Memo.Situation> situations, List<int[]> strayed) {
        connect(situations);
        strayed.forEach(it -> node(it[0], it[1]));
        pair();
        for (var exchange : exchanges) {
            for (int slot = 0; slot < slots.count(); slot++) {
                exchange.slot(slot);
            }
        }
        var touches = new Touches((slots.count() + 63) >>> 6, watch);
        words = touches.words();
        ahead = new long[2 * words * messages.size()];
        for (var it : situations) {
            touches.add(it, ahead, from(node(it.lane(), it.world()[it.lane()])));
        }
        strayed.forEach(it -> touches.addAll(ahead, from(node(it[0], it[1]))));
        lookAhead();
        var outlook = new Outlook(slots, touches, nodes, ahead, returning());
        situations.forEach(it -> outlook.learnt(it));
        return outlook;
    }

    private int from(int node) {
        return 2 * words * node;
    }

    private int twin(Exchanged exchange, int[] message) {
        return node(exchange.slot(message[0]), exchange.value(message[0], message[1]));
    }

    private int node(int lane, int envelope) {
        if (lane >= nodes.length) {
            int known = nodes.length;
            nodes = Arrays.copyOf(nodes, lane + 1);
            Arrays.fill(nodes, known, lane + 1, NONE);
        }
        if (envelope >= nodes[lane].length) {
            nodes[lane] = Arrays.copyOf(nodes[lane], Math.max(envelope + 1, 2 * nodes[lane].length));
        }
        if (nodes[lane][envelope] == 0) {
            messages.add(new int[] {lane, envelope});
            following.add(new BitSet());
            twins.add(NONE);
            nodes[lane][envelope] = messages.size();
        }
        return nodes[lane][envelope] - 1;
    }

    /// Until nothing changes: whatever is ahead of what follows is ahead, and so with names exchanged.
    private void lookAhead() {
        boolean isChanging = true;
        while (isChanging) {
            isChanging = false;
            for (int node = messages.size() - 1; node >= 0; node--) {
                var next = following.get(node);
                for (int i = next.nextSetBit(0); i >= 0; i = next.nextSetBit(i + 1)) {
                    isChanging |= addAll(node, i);
                }
                for (int i = 0; i < exchanges.size(); i++) {
                    isChanging |= addExchanged(twins.get(node)[i], node, exchanges.get(i));
                }
            }
        }
    }

    private boolean addAll(int to, int other) {
        boolean isChanged = false;
        for (int i = 0; i < 2 * words; i++) {
            long more = ahead[from(other) + i] & ~ahead[from(to) + i];
            ahead[from(to) + i] |= more;
            isChanged |= more != 0;
        }
        return isChanged;
    }

    private boolean addExchanged(int to, int other, Exchanged exchange) {
        boolean isChanged = false;
        for (int half = 0; half < 2; half++) {
            for (int slot = 0; slot < words << 6; slot++) {
                if (isSet(other, half, slot)) {
                    int exchanged = slot < slots.count() ? exchange.slot(slot) : slot;
                    isChanged |= !isSet(to, half, exchanged);
                    ahead[from(to) + half * words + (exchanged >>> 6)] |= 1L << exchanged;
                }
            }
        }
        return isChanged;
    }

    private boolean isSet(int node, int half, int slot) {
        return (ahead[from(node) + half * words + (slot >>> 6)] >>> slot & 1) != 0;
    }

    /// The messages that may lead back to themselves, if need be with names exchanged; and perhaps more.
    private boolean[] returning() {
        var kinds = kinds();
        var left = new BitSet();
        left.set(0, messages.size());
        int before;
        do {
            before = left.cardinality();
            var ahead = new BitSet(); // Kinds with a message left that leads on, or is led to.
            var reached = new BitSet();
            for (int node = left.nextSetBit(0); node >= 0; node = left.nextSetBit(node + 1)) {
                var next = following.get(node);
                for (int i = next.nextSetBit(0); i >= 0; i = next.nextSetBit(i + 1)) {
                    if (left.get(i)) {
                        ahead.set(kinds[node]);
                        reached.set(kinds[i]);
                    }
                }
            }
            for (int node = left.nextSetBit(0); node >= 0; node = left.nextSetBit(node + 1)) {
                left.set(node, ahead.get(kinds[node]) && reached.get(kinds[node]));
            }
        } while (left.cardinality() != before);
        var returning = new boolean[messages.size()];
        left.stream().forEach(it -> returning[it] = true);
        return returning;
    }

    /// Of each message the least one that it becomes by exchanges of names.
    private int[] kinds() {
        var kinds = new int[messages.size()];
        Arrays.setAll(kinds, it -> it);
        boolean isChanging = !exchanges.isEmpty();
        while (isChanging) {
            isChanging = false;
            for (int node = 0; node < kinds.length; node++) {
                for (int twin : twins.get(node)) {
                    int least = Math.min(kinds[node], kinds[twin]);
                    isChanging |= kinds[node] != least || kinds[twin] != least;
                    kinds[node] = least;
                    kinds[twin] = least;
                }
            }
        }
        return kinds;
    }

    /// Nothing can be foreseen where a name cannot be exchanged.
    static Optional<Outlook> ifPossible(
            Slots slots, Watch watch, List<Memo.Situation> situations, List<int[]> strayed, List<Exchanged> exchanges) {
        try {
            return Optional.of(of(slots, watch, situations, strayed, exchanges));
        } catch (IllegalStateException | NotAValueException e) {
            return Optional.empty();
        }
    }
}
