package dev.rundown.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files in the checkout that are made from code. A test compares them; `-Drundown.golden=write` writes them instead.
public final class Generated {
    private Generated() {}

    /// The whole of `file` is `text`.
    public static void verify(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("rundown.golden"))) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as(
                        "%s is made from code; write it with  mvn verify -Drundown.golden=write  and read the difference",
                        file)
                .isEqualTo(text);
    }

    /// What stands in `file` between the lines `<!-- begin NAME -->` and `<!-- end NAME -->` is `text`.
    public static void verifyPart(Path file, String name, String text) throws IOException {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->\n";
        String whole = Files.readString(file);
        assertThat(whole).as("the marks of %s in %s", name, file).contains(begin, end);
        verify(
                file,
                whole.substring(0, whole.indexOf(begin) + begin.length()) + text + whole.substring(whole.indexOf(end)));
    }
}
