"""How a command refuses: with a sentence and advice, its exit code, and nothing changed."""

from office import digest_of


def refuses(office, *arguments, code=1, says=(), unchanged=None, **options):
    """Runs the office's program; it must end with `code`, say each of `says`, write no result, and
    leave the folder as it was."""
    folder = unchanged or office.folder
    before = digest_of(folder)
    answer = office.run(*arguments, expect=code, **options)
    for words in says:
        assert str(words) in answer.stderr, f"did not say {words!r}\n{answer}"
    *_, sentence, advice = ["", *answer.stderr.splitlines()]
    assert sentence.startswith("jieye: "), answer
    assert advice.startswith("  ") and advice.strip(), f"no advice\n{answer}"
    assert digest_of(folder) == before, answer
    return answer
