/// The provider side: an extension, and the modules that it registers.
///
/// Read in this order: [Extension] comes into memory and leaves it, [HookProvider] lets links attach and detach,
/// [ProgramInformationProvider] lets programs do so.
@NullMarked
package dev.rundown.extension.provider;

import org.jspecify.annotations.NullMarked;
