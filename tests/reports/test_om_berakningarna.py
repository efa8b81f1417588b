"""Every rule that «Om beräkningarna» lists is run when the built workbooks are updated."""

import sys

import pytest

from templates.build import ROT
from xlsaddin.actions.uppdatera import uppdatera
from xlsaddin.reports.om_berakningarna import REGLER
from xlsaddin.rules.regel import _register

BOCKER = ("umea_2021", "umea_2023")


@pytest.fixture(scope="module")
def run_code(tmp_path_factory):
    """Every piece of code that runs while the two years are updated."""
    seen = set()
    folder = tmp_path_factory.mktemp("bocker")

    def note(frame, event, _):
        if event == "call":
            seen.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for name in BOCKER:
            fil = folder / f"{name}.xlsm"
            assert uppdatera(ROT / "workbooks" / fil.name, ut=fil).fil == fil
    finally:
        sys.setprofile(before)
    return seen


@pytest.mark.parametrize("rule", [rule for _, rule in REGLER], ids=lambda rule: rule.__name__)
def test_every_rule_listed_runs_in_an_update(run_code, rule):
    assert rule.__code__ in run_code


def test_every_rule_is_listed_once():
    listed = [rule.__name__ for _, rule in REGLER]
    assert sorted(_register) == sorted(listed)
