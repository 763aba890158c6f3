package dev.rundown.registrar;

import java.util.List;

/// The text of `docs/model.md`.
final class Model {
    private Model() {}

    private static final List<String> QUESTIONS = List.of(
            "Q1 Can `ClientDetachProvider` come before `ClientAttachProvider` of that binding has returned? We say never (K2).",
            "Q2 After second thoughts, is the client's context cleaned up, and is `ClientDetachProvider` called? We detach the"
                    + " provider and clean up both (K4).",
            "Q3 Is `ProviderAttachClient` still called when the provider has deregistered meanwhile? We say yes (K3).",
            "Q4 Are callbacks of one module for different bindings serialised? We say no (K1).",
            "Q5 Does `NmrDeregister*` answer PENDING when nothing is bound? We say yes (K7).",
            "Q6 In which order are the two detaches and the two cleanups called, and does a wait end after them? Any order,"
                    + " after them (K5, K6, K10, K11).",
            "Q7 On which thread and at which level do detach callbacks run? Our own, at the caller's level (K9).",
            "Q8 May a module deregister itself in its own callback? We allow it (K8).",
            "Q9 Is `NPI_REGISTRATION_INSTANCE.Number` compared? We do not compare it.",
            "Q10 Do users see that a program's information has gone, other than by failing invocations? We show it in traces.");

    static String text() {
        var text = new StringBuilder("""
                # The registrar's model

                Made from the registrar's own table; a test compares both, cell by cell. Marks: **D** documented on Microsoft
                Learn, **S** seen on Windows (a public stack trace or fix), **M** the user-mode registrar, **E** eBPF for
                Windows, **I** inferred by reading, **G** our guess. `network/` and `ddi/` pages are below
                `https://learn.microsoft.com/windows-hardware/drivers/`.

                ## A binding

                | row | phase | event | next | sent | references, notes | mark | source |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (var row : Row.values()) {
            text.append("| %s | %s | %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            row.number(),
                            row.from(),
                            row == Row.T28 ? "any other" : row.event().sentence(),
                            row.next(),
                            row.sent(),
                            row.notes(),
                            row.mark(),
                            row.source()));
        }
        text.append("""

                ## A registration

                | row | state | event | next | answer | notes | mark | source |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (var row : RegistrationRow.values()) {
            text.append("| %s | %s | %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            row.number(),
                            row.from(),
                            row.event().sentence(),
                            row.next(),
                            row.answer(),
                            row.notes(),
                            row.mark(),
                            row.source()));
        }
        text.append("""

                ## Knobs: what nothing published settles

                | knob | name | what it decides | values, default first |
                | --- | --- | --- | --- |
                """);
        for (var knob : Knob.values()) {
            text.append("| %s | `%s` | %s | %s |\n"
                    .formatted(knob.number(), knob.word(), knob.about(), String.join(", ", knob.words())));
        }
        text.append("""

                ## Flavours

                `spec` does all of this; a flavour leaves some of it out.

                | row | duty | left out by |
                | --- | --- | --- |
                """);
        for (var duty : Duty.values()) {
            var without = RegistrarFlavor.all().stream()
                    .filter(it -> !it.does(duty))
                    .map(it -> "`" + it.word() + "`")
                    .toList();
            text.append("| %s | %s | %s |\n".formatted(duty.row(), duty.sentence(), String.join(", ", without)));
        }
        text.append("\n`um-mock` has these gaps:\n\n");
        for (var gap : UmMock.Gap.values()) {
            text.append("- %s: %s\n".formatted(gap, gap.sentence()));
        }
        text.append("""

                ## Four worked sequences

                Each line is a message that the registrar takes or sends: the rows that it goes through, the thread of control, who
                says what to whom. `c` is a client, `p.hook` a provider; a test runs them and compares this text.
                """);
        for (var sequence : WorkedSequence.all()) {
            text.append(
                    "\n### %s\n\n%s\n\n```text\n%s```\n".formatted(sequence.name(), sequence.about(), sequence.text()));
        }
        text.append("\n## Questions for those who know `netio.sys`\n\n");
        QUESTIONS.forEach(it -> text.append("- ").append(it).append('\n'));
        return text.toString();
    }
}
