"""What the rules on contacts know of telephone numbers, postcodes and names of agencies."""

from __future__ import annotations

import pytest

from govlint_grammar.contact.phones import PhoneFault, read_phone
from govlint_rules.agencies import agency_in, may_be_same
from govlint_rules.contact.regions import REGIONS, is_used, region_of

WHOLE = [
    "0578—5550126", "（０５７８）５５５０１２６", "(0578)555 0126", "010-55550126", "01055550126", "0578/5550126",
    "0578-5550126-8012", "0578-5550126转8012", "+86-578-5550126", "0086 578 5550126", "0578-12345", "0578-96310",
    "12345", "95598", "13800000126", "138-0000-0126", "400-555-0126", "8005550126",
]  # fmt: skip
FAULTY = {
    "5550126": PhoneFault.NO_AREA,
    "8555-0126": PhoneFault.NO_AREA,
    "026-55550126": PhoneFault.AREA,
    "05780-5550126": PhoneFault.AREA,
    "578-5550126": PhoneFault.NO_ZERO,
    "0578-555012": PhoneFault.LENGTH,
    "0578-555012666": PhoneFault.LENGTH,
    "1380000012": PhoneFault.LENGTH,
    "0578-1550126": PhoneFault.LOCAL,
}
NOT_TOLD = ["8012", "0578", "0578-5550126-5550127-5550128-5550129"]
PLACES = {
    "浙江省青溪区": "浙江省", "浙江杭州市": "浙江省", "内蒙古通辽市": "内蒙古自治区", "海南州财政局": "青海省", "海南省": "海南省",
    "恩施州": "湖北省", "吉林市龙潭区": "吉林省", "重庆市": "重庆市", "浙江中路1号": None, "南京东路2号": None, "朝阳市场": None,
    "青溪区": None, "河南县": None, "": None,
}  # fmt: skip
SAME = [
    ("云州市青溪区科学技术局", "区科技局"), ("青溪区科学技术局", "云州市青溪区科技局"), ("云州市市场监督管理局", "市市场监管局"),
    ("云州市住房和城乡建设局", "市住建局"), ("云州市人力资源和社会保障局", "人社局"), ("云州市发展和改革委员会", "市发改委"),
    ("云州市乡村振兴局", "市乡村振兴局"), ("云州市民政局", "市民政局"), ("水务局", "云州市水务局"),
]  # fmt: skip
DIFFERENT = [
    ("云州市青溪区水务局", "青溪区教育局"), ("云州市青溪区水务局", "临江区水务局"), ("云州市望川县民政局", "县财政局"),
    ("青溪区河口镇人民政府", "山前镇人民政府"), ("青溪区城南街道办事处", "城北街道办事处"),
]  # fmt: skip


@pytest.mark.parametrize("written", WHOLE)
def test_whole_numbers(written: str) -> None:
    phone = read_phone(written)
    assert phone is not None
    assert phone.fault is None


@pytest.mark.parametrize(("written", "fault"), FAULTY.items())
def test_faulty_numbers(written: str, fault: PhoneFault) -> None:
    phone = read_phone(written)
    assert phone is not None
    assert phone.fault is fault


@pytest.mark.parametrize("written", NOT_TOLD)
def test_what_may_be_no_number_is_left_alone(written: str) -> None:
    assert read_phone(written) is None


@pytest.mark.parametrize(("name", "region"), PLACES.items())
def test_regions_by_name(name: str, region: str | None) -> None:
    found = region_of(name)
    assert (found.name if found else None) == region


def test_every_place_and_every_prefix_belongs_to_one_region() -> None:
    places = [place for region in REGIONS for place in (region.name, *region.places)]
    prefixes = [prefix for region in REGIONS for prefix in region.prefixes]
    assert len(places) == len(set(places))
    assert len(prefixes) == len(set(prefixes))
    assert all(is_used(prefix) for region in REGIONS for prefix in region.also)
    assert not any(is_used(prefix) for prefix in ("00", "08", "14", "29", "38", "60", "77", "82", "98"))


@pytest.mark.parametrize(("full", "short"), SAME)
def test_names_that_may_be_the_same_agency(full: str, short: str) -> None:
    assert may_be_same(full, short)
    assert may_be_same(short, full)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_are_two_agencies(one: str, other: str) -> None:
    assert not may_be_same(one, other)
    assert not may_be_same(other, one)


@pytest.mark.parametrize(
    ("contact", "agency"),
    [
        ("区科技局办公室", "区科技局"),
        ("市卫健委规划科", "市卫健委"),
        ("我局办公室", None),
        ("镇党政办公室", None),
        ("区委办公室", None),
        ("综合股", None),
    ],
)
def test_the_agency_of_an_office(contact: str, agency: str | None) -> None:
    assert agency_in(contact) == agency
