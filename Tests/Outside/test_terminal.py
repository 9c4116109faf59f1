"""The question for a passphrase at a terminal: what is typed is not shown, and whatever happens meanwhile
leaves the terminal as it was."""

import os
import signal

import pytest

from office import PASSPHRASE, digest_of
from terminal import Terminal

PROMPT = "Passphrase: "


@pytest.fixture
def office(own):
    office = own("approved")
    office.program.environment.pop("JIEYE_PASSPHRASE_FILE")
    return office


@pytest.fixture
def asked(office):
    """`issue`, which has just asked."""
    with Terminal(office.program, "issue", office.roster) as terminal:
        terminal.awaits(PROMPT)
        assert not terminal.echoes
        yield terminal


def test_what_is_typed_opens_the_keys_and_is_not_shown(asked):
    asked.types(PASSPHRASE + "\n")
    asked.awaits("60 certificates issued")
    assert asked.ended() == 0 and asked.echoes and PASSPHRASE.encode() not in asked.shown


@pytest.mark.parametrize("key, number", [("\x03", signal.SIGINT), ("\x1c", signal.SIGQUIT)])
def test_a_key_that_ends_the_program_gives_the_echo_back(office, asked, key, number):
    before = digest_of(office.folder)
    asked.types("half of it")
    asked.types(key)
    assert os.WTERMSIG(asked.ended()) == number and asked.echoes
    assert digest_of(office.folder) == before


@pytest.mark.parametrize("number", [
    signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT,
])  # fmt: skip
def test_a_signal_that_ends_the_program_gives_the_echo_back(asked, number):
    asked.sends(number)
    assert os.WTERMSIG(asked.ended()) == number and asked.echoes


@pytest.mark.parametrize("times", [1, 3])
def test_a_program_that_was_stopped_asks_again_and_hides_again(asked, times):
    for _ in range(times):
        asked.types("half of it")
        asked.types("\x1a")
        assert os.WSTOPSIG(asked.ended()) == signal.SIGTSTP and asked.echoes
        asked.goes_on()
        asked.awaits(PROMPT)
        assert not asked.echoes
    asked.types(PASSPHRASE + "\n")
    asked.awaits("60 certificates issued")
    assert asked.ended() == 0 and asked.echoes


def test_a_program_that_was_stopped_can_be_ended_at_its_second_question(asked):
    asked.types("\x1a")
    asked.ended()
    asked.goes_on()
    asked.awaits(PROMPT)
    asked.types("\x03")
    assert os.WTERMSIG(asked.ended()) == signal.SIGINT and asked.echoes


LINES = {
    "another": ("x" * 1_024 + "\n", "wrong passphrase"),
    "too long": ("x" * 1_025 + "\n", "1 to 1,024"),
    "much too long": ("x" * 4_000 + "\n", "1 to 1,024"),
    "empty": ("\n", "1 to 1,024"),
    "none": ("\x04", "a passphrase is needed"),
    "cut off": ("half\x04\x04", "a passphrase is needed"),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_is_not_the_passphrase_is_refused(asked, line):
    typed, words = LINES[line]
    asked.types(typed)
    asked.awaits(words)
    assert os.WEXITSTATUS(asked.ended()) != 0 and asked.echoes


def test_a_new_passphrase_is_typed_twice(office):
    with Terminal(office.program, "key", "passphrase") as terminal:
        for prompt, line in [(PROMPT, PASSPHRASE), ("New passphrase: ", "one"), ("Once more: ", "two")]:
            terminal.awaits(prompt)
            terminal.types(line + "\n")
        terminal.awaits("the two passphrases differ")
        assert terminal.echoes


def test_a_question_with_a_shown_answer_leaves_the_terminal_alone(own):
    office = own("issued")
    with Terminal(office.program, "purge", "--before", "2100-01-01") as terminal:
        terminal.awaits("Type yes: ")
        assert terminal.echoes
        terminal.types("\x03")
        assert os.WTERMSIG(terminal.ended()) == signal.SIGINT and terminal.echoes
