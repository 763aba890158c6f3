/// What an actor is here.
@NullMarked
package dev.rundown.actor;

import org.jspecify.annotations.NullMarked;
