package dev.rundown.verifier.spec;

import dev.rundown.executor.program.ContextLayout;
import dev.rundown.executor.program.ContextLayout.PointerField;
import dev.rundown.executor.program.ContextLayout.PointerRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// `ebpf_context_descriptor_t`: what a program's context looks like. Offsets are in bytes; -1 says that there is no
/// such field. The width of a pointer field is `end - data`: 8 for eBPF for Windows, 4 for `xdp_md` and its like.
///
/// @param size of the context; 0 or less: the program gets no usable context
/// @param data where the address of the packet's first byte is
/// @param end where the address after its last byte is
/// @param meta where the address of the metadata before the packet is
public record ContextDescriptor(int size, int data, int end, int meta) {
    /// The offset of a field that does not exist.
    public static final int ABSENT = -1;

    /// What is wrong with the descriptor, in words; empty when it can be used (`INFO_BAD_CONTEXT`).
    public Optional<String> defect() {
        if (size <= 0) {
            return data == ABSENT && end == ABSENT && meta == ABSENT
                    ? Optional.empty()
                    : Optional.of("the context has no bytes, yet it has pointer fields");
        }
        if (data == ABSENT && end == ABSENT) {
            return meta == ABSENT ? Optional.empty() : Optional.of("meta is given without data and end");
        }
        if (data == ABSENT || end == ABSENT) {
            return Optional.of("data and end must be given together");
        }
        int width = pointerWidth();
        if (width != 4 && width != 8) {
            return Optional.of("end - data is %d; a pointer field has 4 or 8 bytes".formatted(width));
        }
        return pointerOffsets().stream()
                .filter(offset -> offset < 0 || offset > size - width)
                .findFirst()
                .map(offset -> "the field at %d leaves the %d bytes of the context".formatted(offset, size))
                .or(this::overlap);
    }

    private Optional<String> overlap() {
        return meta != ABSENT && (Math.abs(meta - data) < pointerWidth() || Math.abs(meta - end) < pointerWidth())
                ? Optional.of("the field meta overlaps data or end")
                : Optional.empty();
    }

    /// In bytes; meaningful only where there are data and end.
    public int pointerWidth() {
        return end - data;
    }

    private List<Integer> pointerOffsets() {
        return meta == ABSENT ? List.of(data, end) : List.of(data, end, meta);
    }

    /// What the executor has to know.
    public ContextLayout layout() {
        var pointers = new ArrayList<PointerField>();
        if (data != ABSENT) {
            pointers.add(new PointerField(PointerRole.DATA, data, pointerWidth()));
            pointers.add(new PointerField(PointerRole.END, end, pointerWidth()));
        }
        if (meta != ABSENT) {
            pointers.add(new PointerField(PointerRole.META, meta, pointerWidth()));
        }
        pointers.sort(Comparator.comparingInt(PointerField::offset));
        return new ContextLayout(Math.max(size, 0), pointers);
    }
}
