package dev.rundown.executor.program;

/// A map type that an extension brings. To a program and to a verifier its maps are maps of the base type; what is
/// different is known to the extension alone.
///
/// @param number as programs declare it; not one of [MapType]
/// @param name   as people say it
/// @param base   the type that such maps are built on
public record CustomMapType(int number, String name, MapType base) {
    public CustomMapType {
        MapType.numbered(number).ifPresent(builtIn -> {
            throw new IllegalArgumentException(
                    "map type \"%s\" has number %d, which is %s".formatted(name, number, builtIn.cName()));
        });
    }
}
