"""Every rule says what is wrong and what to do next, and every finding that typing yields has its rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.checks.rule import rules
from pipelines.load.staging import EXPORTS

CODES = sorted(rules())


@pytest.mark.parametrize("code", CODES)
def test_a_message_has_two_sentences(code):
    message = rules()[code].message
    sentences = re.findall(r"[^.!?]+(?:\.(?=\d)[^.!?]+)*[.!?](?:\s|$)", message.replace("{nilai}", "x"))
    assert len(sentences) == 2, message
    assert rules()[code].severity in ("tolak", "peringatan", "info")


def test_findings_and_rules_meet():
    sql = "\n".join(path.read_text("utf-8") for path in Path(EXPORTS).glob("*.sql"))
    named = set(re.findall(r"temuan\('(\w+)'", sql)) | set(re.findall(r"'((?:nip|nama)_\w+)'", (EXPORTS / "macros.sql").read_text("utf-8")))
    assert named <= set(rules())
