"""What a closed year's participants leave to the next year's workbook."""

from tests.reports.manniskor.bocker import bok, volym
from tests.reports.manniskor.test_deltagare import MATT, RADER
from xlsaddin.reports.arsskifte import volymer


def test_the_rows_of_participants_stay_as_their_counts():
    rows = {row["Mått"]: row for row in volymer(bok(MATT, tblDeltagare=RADER))}
    assert {str(row[1]) for row in MATT} == {*rows}
    assert {
        "År": 2021,
        "Insats": "Vuxentorget",
        "Mått": "In",
        "Kvinnor": 2,
        "Män": 2,
        "Kön saknas": 2,
        "Källa": "räknat på fliken Deltagare 2021",
    } == rows["In"]


def test_what_stands_in_volymer_already_is_not_added():
    rows = volymer(bok(MATT, [volym("In", Totalt=6)], tblDeltagare=RADER))
    assert "In" not in {row["Mått"] for row in rows}


def test_volumes_alone_need_nothing_new():
    assert [] == volymer(bok(MATT, [volym("In", Totalt=6)]))
