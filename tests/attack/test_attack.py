"""A short slice of each campaign; `make attack` runs them in full."""

import subprocess
import sys

import pytest

from templates.build import ROT


@pytest.mark.parametrize(
    ("campaign", "rounds"),
    [
        ("kill", 12),
        ("race", 8),
        ("environments", 25),
        ("packages", 60),
        ("cells", 12),
        ("injection", 4),
    ],
)
def test_a_slice_of_each_campaign_finds_nothing(campaign, rounds):
    command = [sys.executable, "-m", f"tests.attack.{campaign}", str(rounds), "7"]
    answer = subprocess.run(command, cwd=ROT, capture_output=True, text=True, check=False)
    assert answer.stdout.startswith(f"{campaign}: {rounds} rounds, seed 7, 0 faults")
    assert "" == answer.stderr
