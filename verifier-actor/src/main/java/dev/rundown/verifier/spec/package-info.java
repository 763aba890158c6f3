/// What an extension says of its programs: all that the verifier knows of the platform.
///
/// Read in this order: [ProgramInformation], [ProgramTypeDescriptor], [ContextDescriptor]. An extension is
/// input, not a friend: `problems()` of each says what is wrong with it before anything is analysed.
///
/// ```java
/// var xdp = new ContextDescriptor(24, 0, 8, 16); // 24 bytes; pointers to the packet, its end and its
/// metadata
/// ```
@NullMarked
package dev.rundown.verifier.spec;

import org.jspecify.annotations.NullMarked;
