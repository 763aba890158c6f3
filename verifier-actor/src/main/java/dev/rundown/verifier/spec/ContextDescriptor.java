package dev.rundown.verifier.spec;

import dev.rundown.executor.program.ContextLayout;
import dev.rundown.executor.program.ContextLayout.PointerField;
import dev.rundown.executor.program.ContextLayout.PointerRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The program context: `ebpf_context_descriptor_t` of eBPF for Windows. Offsets are in bytes; -1 means that
/// there is no such field.
///
/// @param size of the context; 0 or less means that programs get none
/// @param data offset of the pointer to the first byte of the packet
/// @param end  offset of the pointer to the byte after its last one; the width of all pointers is `end -
/// data`
/// @param meta offset of the pointer to the metadata before the packet
public record ContextDescriptor(int size, int data, int end, int meta) {
    /// No such field.
    public static final int ABSENT = -1;

    private static final int LIMIT = 65_536;

    /// A context of plain bytes.
    public static ContextDescriptor plain(int size) {
        return new ContextDescriptor(size, ABSENT, ABSENT, ABSENT);
    }

    public boolean hasPacket() {
        return size > 0 && data >= 0;
    }

    public boolean hasMetadata() {
        return hasPacket() && meta >= 0;
    }

    /// What is wrong with it, as sentences; empty if nothing is.
    public List<String> problems() {
        var problems = new ArrayList<String>();
        if (size > LIMIT) {
            problems.add("the context has %d bytes; at most %d are supported".formatted(size, LIMIT));
        }
        if (size <= 0 || (data < 0 && end < 0 && meta < 0)) {
            return problems;
        }
        if (data < 0 || end < 0) {
            problems.add(
                    "a packet needs both a data and an end pointer: data is at %d, end at %d".formatted(data, end));
            return problems;
        }
        int width = end - data;
        if (width != 4 && width != 8) {
            problems.add("data is at %d and end at %d: a pointer has 4 or 8 bytes, not %d".formatted(data, end, width));
            return problems;
        }
        for (var field : layout().pointers()) {
            if (field.offset() > size - field.width()) {
                problems.add("the %s pointer at %d leaves the context of %d bytes"
                        .formatted(field.role(), field.offset(), size));
            }
        }
        if (meta >= 0 && (overlaps(meta, data, width) || overlaps(meta, end, width))) {
            problems.add("the META pointer at %d overlaps another one".formatted(meta));
        }
        return problems;
    }

    private static boolean overlaps(int one, int other, int width) {
        return Math.abs((long) one - other) < width;
    }

    /// The same for the executor. Only of a descriptor without problems.
    public ContextLayout layout() {
        if (!hasPacket()) {
            return new ContextLayout(Math.max(0, size), List.of());
        }
        int width = end - data;
        var fields = new ArrayList<PointerField>();
        fields.add(new PointerField(PointerRole.DATA, data, width));
        fields.add(new PointerField(PointerRole.END, end, width));
        if (meta >= 0) {
            fields.add(new PointerField(PointerRole.META, meta, width));
        }
        fields.sort(Comparator.comparingInt(PointerField::offset));
        return new ContextLayout(size, fields);
    }
}
