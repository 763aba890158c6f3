/// What anyone gives who adds an extension: [ExtensionDefinition] says what it offers, [Extensions] finds those that
/// are on the class path.
@NullMarked
package dev.rundown.extension.spi;

import org.jspecify.annotations.NullMarked;
