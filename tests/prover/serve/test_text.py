"""Text out of tokens: whole characters, no part of a stop string."""

from hypothesis import given
from hypothesis import strategies as st

from prover.serve.text import TextStream, cut_at_stop, stop_hook


def decode(tokens) -> str:
    return bytes(tokens).decode(errors="replace")


@given(st.text(max_size=20), st.lists(st.text(min_size=1, max_size=4), max_size=3))
def test_pieces_add_up_and_never_show_a_stop(text: str, stops: list[str]) -> None:
    stream = TextStream(decode, stops)
    shown = ""
    data = text.encode()
    for place, byte in enumerate(data):
        shown += stream.add(byte)
        assert not any(stop in shown for stop in stops)
        if stops and stop_hook(decode, stops)(list(data[: place + 1])):
            break
    whole, _ = cut_at_stop(text, stops)
    assert whole.startswith(shown.rstrip("\N{REPLACEMENT CHARACTER}")) or "\ufffd" in text
    assert shown + stream.finish(whole) == whole or "\ufffd" in text


def test_the_first_of_several_stops_cuts() -> None:
    assert cut_at_stop("abcdef", ["ef", "cd"]) == ("ab", True)
    assert cut_at_stop("abcdef", []) == ("abcdef", False)


def test_the_hook_sees_a_stop_across_tokens() -> None:
    hook = stop_hook(decode, ["\n⊢"])
    data = list("a\n⊢".encode())
    assert not hook(data[:-1])
    assert hook(data)
