package dev.rundown.registrar;

/// The identifier of a Network Programming Interface: the only thing by which the registrar pairs modules.
///
/// @param guid in the form `2934ad50-2154-44b6-9622-6c528c068411`
public record NpiId(String guid) implements Comparable<NpiId> {
    @Override
    public int compareTo(NpiId other) {
        return guid.compareTo(other.guid);
    }
}
