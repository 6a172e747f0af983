"""People who click through a served dashboard at once, speaking to it as a browser does."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


@dataclass
class Told:
    """Hold what one person saw: seconds until each page stood, and errors."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)




def click_through(address: str, screens: list[str], until: float, thought: float, told: Told, start: float) -> None:
    """Open every screen in turn until a moment, thinking for some seconds between two."""
    time.sleep(start)
    socket_address = address.replace("http", "ws") + "/_stcore/stream"
    try:
        with connect(socket_address, subprotocols=["streamlit"], max_size=None, open_timeout=30) as socket:  # type: ignore[list-item]
            turn = 0
            while time.monotonic() < until:
                screen = screens[turn % len(screens)]
                begun = time.monotonic()
                asked = BackMsg()
                asked.rerun_script.page_name = screen
                asked.rerun_script.query_string = ""
                asked.rerun_script.context_info.timezone = "Asia/Makassar"
                socket.send(asked.SerializeToString())
                _until_finished(socket, told, screen)
                told.seconds.append(time.monotonic() - begun)
                turn += 1
                time.sleep(thought)
    except Exception as error:  # a person who is thrown out is a result of the benchmark, not its end
        told.errors.append(repr(error))


def _until_finished(socket, told: Told, screen: str) -> None:
    while True:
        message = ForwardMsg()
        message.ParseFromString(socket.recv(timeout=60))
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            told.errors.append(f"{screen}: {message.delta.new_element.exception.message[:200]}")
        if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return


def crowd(address: str, screens: list[str], *, people: int, seconds: float, thought: float) -> list[Told]:
    """Let so many people click for so long; return what each saw."""
    until = time.monotonic() + seconds
    told = [Told() for _ in range(people)]
    threads = [threading.Thread(target=click_through, args=(address, screens[n % len(screens):] + screens[: n % len(screens)], until, thought, one, n * thought / people))
               for n, one in enumerate(told)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told
