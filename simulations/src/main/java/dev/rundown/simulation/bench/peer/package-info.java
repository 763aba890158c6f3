/// A simplified registrar that is also written by hand in the language of SPIN, so that both tools can be timed on the
/// same graph of states: one provider that serves at most two invocations of three slices, two clients, every binding
/// detached on both sides, early completion included.
///
/// Read in this order: [PeerMessage] is what is said, [Channels] are the queues between two members, [PeerModel] is
/// who does what. Nothing else of the product uses it: what is explored elsewhere is what runs.
@NullMarked
package dev.rundown.simulation.bench.peer;

import org.jspecify.annotations.NullMarked;
