"""The mail draft: parsed back whole, with headers that nobody can add to."""

import email
from email.policy import default

import pytest
from hypothesis import given, strategies as st

from tests.publish.kopior import utgava, verklig
from xlsaddin.publish.mail import draft, mottagare
from xlsaddin.publish.utgava import en_rad

FILER = {"2023_a_v02.xlsx": b"PK\x03\x04\0\n\r\n.\n", "2023_a_v02.pdf": b"%PDF-1.7\r\n\xff"}
HEADERS = [
    "X-Unsent",
    "Date",
    "Subject",
    "MIME-Version",
    "Content-Type",
    "Content-Language",
]


def parsed(**how):
    till = mottagare(how.pop("till", ""))
    return email.message_from_bytes(
        draft(how.pop("version", None) or utgava(), FILER, till, **how), policy=default
    )


def body(letter) -> str:
    return letter.get_body(("plain",)).get_content()


def test_the_draft_is_unsent_and_says_what_it_is():
    letter = parsed(till="Åsa Ek <asa.ek@exempel.se>; b@exempel.se")
    assert ("1", "Årsredovisning 2023, version 2 – Exempelförbundet") == (
        letter["X-Unsent"],
        letter["Subject"],
    )
    assert [("Åsa Ek", "asa.ek@exempel.se"), ("", "b@exempel.se")] == [
        (it.display_name, it.addr_spec) for it in letter["To"].addresses
    ]


def test_the_attachments_are_byte_identical_with_right_types_and_ascii_names():
    found = [
        (it.get_filename(), it.get_content_type(), it.get_content())
        for it in parsed().iter_attachments()
    ]
    types = ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/pdf"]
    assert found == [(*it, FILER[it[0]]) for it in zip(FILER, types, strict=True)]


def test_headers_hold_no_raw_letters_beyond_ascii():
    raw = draft(utgava(forbund="Åäö €"), FILER, mottagare("Ö <o@x.se>"), "Ämne å")
    assert raw.isascii()


def test_lines_are_short_enough_for_mail():
    raw = draft(verklig(2023), FILER, mottagare(""))
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_the_same_draft_twice_is_the_same_bytes():
    one, two = (draft(utgava(), FILER, mottagare("a@x.se")) for _ in range(2))
    assert one == two


@pytest.mark.parametrize(
    "evil",
    [
        "Hej\r\nBcc: x@y.se",
        "Hej\nX-Unsent: 0",
        "Hej\r\n\r\n<script>",
        'Å" <x@y.se>\r\nFrom: z@y.se',
        "=?utf-8?q?a=0D=0ABcc:_x@y.se?=",
        "\u2028Bcc: x@y.se\u2029",
        "\x0bBcc: x\x0c\x00",
        "Ö" * 5000,
    ],
)
def test_no_setting_can_add_a_header(evil):
    letter = parsed(version=utgava(forbund=evil), till=evil, amnesrad=evil)
    assert HEADERS == [it for it in letter if it != "To"]
    assert 2 == len(list(letter.iter_attachments()))


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=9), st.sampled_from(["=?utf-8?q?a=0D=0ABcc:_x?=", "\r\n", "; ", '"'])
    )
).map("".join)


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_the_settings_say_the_headers_are_the_same(forbund, till, amne):
    letter = parsed(version=utgava(forbund=en_rad(forbund)), till=till, amnesrad=amne)
    assert HEADERS == [it for it in letter if it != "To"]


@pytest.mark.parametrize(
    "text",
    ["utan", "a@b", "a b@x.se", "å@x.se", "a@å.se", "a@x.se, b@x.se", "<a@x..se>"],
)
def test_what_is_no_address_is_told_and_not_used(text):
    svar = mottagare(f"{text}; rätt@; c@x.se")
    assert ((text, "rätt@"), ["c@x.se"]) == (svar.okanda, [it.addr_spec for it in svar.adresser])


def test_the_letter_tells_verdict_attachments_version_and_checksum():
    text = body(parsed())
    assert "Årsredovisning 2023 för Exempelförbundet: helår, version 2 från 2024-03-01." in text
    assert "Kontroller: Inga fel." in text
    assert "– 2023_a_v02.xlsx: arbetsboken, med siffrorna som värden" in text
    assert "0123456789abcdef" * 4 in text


def test_the_letter_tells_the_key_figures_of_the_reports():
    text = body(parsed()).replace("\N{NO-BREAK SPACE}", " ")
    assert "– En sida, Andel: Utfall 2 %; Mål 40 %; under målet" in text


def test_where_no_report_has_key_figures_their_results_are_told():
    text = body(parsed(version=verklig(2023))).replace("\N{NO-BREAK SPACE}", " ")
    assert "– Resultaträkning, Årets resultat: 2023 59 733; Budget 2023 −1 150 000; 2022" in text
    assert "– Balanskravsresultat: 2023 59 733 (kr)" in text
