package dev.rundown.verifier.spec;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.helper.ReturnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// The hash by which a client notices that an extension came back with other information, over the same
/// fields in the same order as eBPF for Windows; numbers are little endian.
final class InformationHash {
    private static final List<ArgumentType> ARGUMENTS = Arrays.asList(ArgumentType.values());
    private static final List<ReturnType> RETURNS = Arrays.asList(ReturnType.values());
    private static final int ARGUMENT_COUNT = 5;

    private final MessageDigest digest;

    InformationHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    void text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    void number(int number) {
        digest.update(little(Integer.BYTES).putInt(number).array());
    }

    void count(long number) {
        digest.update(little(Long.BYTES).putLong(number).array());
    }

    void flag(boolean flag) {
        digest.update((byte) (flag ? 1 : 0));
    }

    /// As a Windows `GUID` lies in memory: the first three groups little endian, the rest as written.
    void guid(UUID guid) {
        long high = guid.getMostSignificantBits();
        digest.update(little(Long.BYTES)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .array());
        digest.update(ByteBuffer.allocate(Long.BYTES)
                .putLong(guid.getLeastSignificantBits())
                .array());
    }

    /// The flag is left out unless it is set, so that hashes from before there was one stay valid.
    void helper(HelperPrototype prototype) {
        number(prototype.id());
        signature(prototype.name(), prototype.returns(), prototype.arguments());
        if (prototype.reallocatePacket()) {
            flag(true);
        }
    }

    void function(UUID module, ResolvedFunction function) {
        guid(module);
        signature(function.name(), function.returns(), function.arguments());
        number(function.flags());
    }

    private void signature(String name, ReturnType returns, List<ArgumentType> arguments) {
        text(name);
        number(RETURNS.indexOf(returns));
        for (int i = 0; i < ARGUMENT_COUNT; i++) {
            number(i < arguments.size() ? ARGUMENTS.indexOf(arguments.get(i)) : 0);
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    String hexadecimal() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
