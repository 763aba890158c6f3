/// The instruction set of RFC 9669: what an instruction is, how bytes become instructions, what each one means.
///
/// Read in this order: [Instruction] is one decoded slot, [Decoder] makes them from bytes and refuses what is
/// malformed, [Disassembler] prints them as `llvm-objdump` does, [Arithmetic] is the meaning of every operation and
/// comparison, shared by every engine.
/// ```java
/// List<Instruction> slots = Decoder.decode(HexFormat.of().parseHex("b70000002a0000009500000000000000"));
/// // [Alu[is64=true, operation=MOV, destination=0, operand=42], Exit[]]
/// ```
@NullMarked
package dev.rundown.executor.isa;

import org.jspecify.annotations.NullMarked;
