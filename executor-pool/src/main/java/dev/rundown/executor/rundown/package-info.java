/// Who is inside, and when what they use may go: [RundownState] is rundown protection as a value.
@NullMarked
package dev.rundown.executor.rundown;

import org.jspecify.annotations.NullMarked;
