"""Names of agencies are joined where they are written alike or stated to be one, and no further."""

import pytest

from govlint.archive.names import Agency, Names, joined_short_forms, written_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云州市 青溪区水务局", "云州市青溪区水务局"),
        ("云州市青溪区政府", "云州市青溪区人民政府"),
        ("青溪区经信局（青溪区数字经济局）", "青溪区经信局"),
        ("云州市青溪区政府办公室", "云州市青溪区人民政府办公室"),
    ],
)
def test_names_that_differ_in_writing_only_are_one(one: str, other: str) -> None:
    assert written_alike(one) == written_alike(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云州市青溪区人民政府", "云州市青溪区人民政府办公室"),
        ("云州市青溪区水务局", "云州市水务局"),
        ("青溪区财政局", "青溪区财政所"),
    ],
)
def test_different_bodies_stay_apart(one: str, other: str) -> None:
    assert written_alike(one) != written_alike(other)


def test_a_configuration_joins_names() -> None:
    names = Names(
        [
            Agency(
                "青溪区市场监督管理局",
                also=("区市场监管局",),
                was=("青溪区工商局", "青溪区质监局"),
                until=2018,
            )
        ]
    )
    assert names.of("区市场监管局") == "青溪区市场监督管理局"
    assert names.of("青溪区工商局") == "青溪区工商局"
    assert names.before("青溪区市场监督管理局") == (("青溪区工商局", "青溪区质监局"), 2018)


@pytest.mark.parametrize(
    ("years", "joined"),
    [
        ({"云州市青溪区水务局": {2021}, "青溪区水务局": {2022}}, {"青溪区水务局": "云州市青溪区水务局"}),
        ({"云州市青溪区水务局": {2021}, "青溪区水务局": {2021}}, {}),
        ({"云州市青溪区水务局": {2021}, "海州市青溪区水务局": {2021}, "青溪区水务局": {2022}}, {}),
        ({"云州市青溪区水务局": {2021}, "水务局": {2022}}, {}),
        ({"云州市水务局": {2021}, "市水务局": {2022}}, {}),
        ({"云州市市场监管局": {2021}, "市场监管局": {2022}}, {}),
    ],
)
def test_short_forms_are_joined_where_only_one_agency_can_be_meant(
    years: dict[str, set[int]], joined: dict[str, str]
) -> None:
    assert joined_short_forms({name: frozenset(known) for name, known in years.items()}) == joined
