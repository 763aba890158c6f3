package dev.rundown.extension.npi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.extension.npi.ExtensionHeader.Generation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtensionHeaderTest {
    @ParameterizedTest
    @EnumSource(ExtensionStructure.class)
    void the_oldest_and_the_present_generation_are_read(ExtensionStructure structure) {
        assertThat(Generation.OLDER.of(structure).problem(structure)).isEmpty();
        assertThat(ExtensionHeader.current(structure).problem(structure)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ExtensionStructure.class)
    void a_size_that_no_generation_had_is_refused_and_the_known_ones_are_named(ExtensionStructure structure) {
        assertThat(Generation.NEWER.of(structure).problem(structure))
                .get()
                .asString()
                .contains(structure.declaration(), structure.known().toString());
    }

    @Test
    void sizeof_is_a_known_size_only_where_there_is_no_padding() {
        assertThat(Generation.SIZEOF
                        .of(ExtensionStructure.PROGRAM_TYPE_DESCRIPTOR)
                        .problem(ExtensionStructure.PROGRAM_TYPE_DESCRIPTOR))
                .get()
                .asString()
                .contains("64 bytes, which is sizeof and counts padding", "[61]");
        assertThat(Generation.SIZEOF
                        .of(ExtensionStructure.ATTACH_PROVIDER_DATA)
                        .problem(ExtensionStructure.ATTACH_PROVIDER_DATA))
                .isEmpty();
    }

    @Test
    void another_version_is_refused_whatever_the_size() {
        var header = new ExtensionHeader(2, ExtensionStructure.PROGRAM_DATA.current());

        assertThat(header.problem(ExtensionStructure.PROGRAM_DATA))
                .get()
                .asString()
                .contains("version 2; write 1");
    }

    @Test
    void a_field_beyond_the_size_reads_as_zero() {
        var older = Generation.OLDER.of(ExtensionStructure.PROGRAM_DATA);

        assertThat(older.covers(65)).isTrue();
        assertThat(older.covers(80)).isFalse();
    }
}
