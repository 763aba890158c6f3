package dev.rundown.registrar;

/// The identifier of a Network Programming Interface: the only thing by which the registrar pairs modules.
///
/// @param guid in the form `2934ad50-2154-44b6-9622-6c528c068411`
public record NpiId(String guid) implements Comparable<NpiId> {
    /// No identifier: what a null `NpiId` points to. It equals nobody's, not even another null.
    public static final NpiId NULL = new NpiId("");

    /// Whether it is null, and so pairs its module with nobody.
    public boolean isNull() {
        return equals(NULL);
    }

    @Override
    public int compareTo(NpiId other) {
        return guid.compareTo(other.guid);
    }
}
