package dev.rundown.executor.memory;

/// What the 64 bits of an address mean: the number of a region in the upper half, an offset in the lower.
///
/// Region 0 does not exist, so null and small numbers fault by themselves. An offset is compared as a signed number, so
/// whoever walks backwards out of a region has a negative one and faults; walking on into the next region takes 4 GiB,
/// and no region has that.
public final class Address {
    /// The stack of the outermost frame.
    public static final int STACK = 1;
    /// What the program is called with.
    public static final int CONTEXT = 2;
    /// The caller's data: a packet.
    public static final int PACKET = 3;
    /// The stack of the first called frame; each further one has the next region.
    public static final int CALLED_STACK = 4;
    /// The values of the image's first map; each further map has the next region.
    public static final int FIRST_MAP = 16;
    /// The handle of the image's first map; each further map has the region before it. Nobody may read a handle.
    public static final int FIRST_HANDLE = Integer.MAX_VALUE;
    /// Bytes of one frame's stack.
    public static final int FRAME_BYTES = 512;
    /// How many frames a program may have at once.
    public static final int MAX_FRAMES = 8;

    private Address() {}

    /// The address of the byte `offset` of `region`.
    public static long of(int region, int offset) {
        return ((long) region << 32) | (offset & 0xffff_ffffL);
    }

    /// Its region.
    public static int region(long address) {
        return (int) (address >>> 32);
    }

    /// Its offset; negative when somebody walked backwards out of a region.
    public static int offset(long address) {
        return (int) address;
    }

    /// The address of the byte `offset` of the packet.
    public static long ofPacket(int offset) {
        return of(PACKET, offset);
    }

    /// The address of the context.
    public static long ofContext() {
        return of(CONTEXT, 0);
    }

    /// The address of the byte `offset` of all values of the map with this index in the image.
    public static long ofMapValue(int map, int offset) {
        return of(FIRST_MAP + map, offset);
    }

    /// The handle of the map with this index in the image: what `LDDW` loads and helpers take.
    public static long ofMapHandle(int map) {
        return of(FIRST_HANDLE - map, 0);
    }

    /// The region of the stack of the frame at this depth; 0 is the outermost.
    public static int stackRegion(int depth) {
        return depth == 0 ? STACK : CALLED_STACK + depth - 1;
    }

    /// Where the stack of the frame at this depth ends: what `r10` holds.
    public static long stackEnd(int depth) {
        return of(stackRegion(depth), FRAME_BYTES);
    }
}
