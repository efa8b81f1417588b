"""A short slice of each campaign; `make attack` runs them in full."""

import subprocess
import sys

import pytest

from templates.build import ROT


@pytest.mark.parametrize(
    ("campaign", "rounds"),
    [("kill", 12), ("race", 8), ("environments", 25), ("packages", 60), ("injection", 4)],
)
def test_a_slice_of_each_campaign_finds_nothing(campaign, rounds):
    command = [sys.executable, "-m", f"tests.attack.{campaign}", str(rounds), "7"]
    answer = subprocess.run(command, cwd=ROT, capture_output=True, text=True, check=False)
    said, _, _ = answer.stdout.strip().partition(", at most ")
    assert (f"{campaign}: {rounds} rounds, seed 7, 0 faults", "") == (said, answer.stderr)
