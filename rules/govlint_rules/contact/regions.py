"""Provinces: their postcodes, and the cities and prefectures whose names tell a province.

Facts of general knowledge, compiled for this package. What is not listed is not known, and nothing is
concluded from it: a county, a district and a street carry names that other provinces have as well.
"""

from __future__ import annotations

from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# Hong Kong and Macao have no postcodes; where a form asks for one, 99 stands in.
_ELSEWHERE = "99"


class Region(NamedTuple):
    """A province, autonomous region or municipality.

    Attributes:
        name: its full name; short: the name without its rank; en: in English.
        prefixes: the first two digits of its postcodes.
        also: those of a neighbour that some of its own places have.
        places: its cities of prefecture level, leagues, prefectures and cities directly under it.
    """

    name: str
    short: str
    en: str
    prefixes: tuple[str, ...]
    also: tuple[str, ...]
    places: tuple[str, ...]

    def has_postcode(self, postcode: str) -> bool:
        """Whether a postcode may be one of this region's."""
        return postcode[:2] in self.prefixes or postcode[:2] in self.also


def _region(
    name: str, short: str, en: str, prefixes: str, cities: str = "", other: str = "", also: str = ""
) -> Region:
    """Return a region; its cities are given without 市, its other places in full."""
    places = (*(f"{city}市" for city in cities.split()), *other.split())
    return Region(name, short, en, tuple(prefixes.split()), tuple(also.split()), places)


REGIONS = (
    _region("北京市", "北京", "Beijing", "10"),
    _region("天津市", "天津", "Tianjin", "30"),
    # Yanjiao is served from Beijing.
    _region(
        "河北省", "河北", "Hebei", "05 06 07",
        "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水",
        also="10",
    ),
    _region(
        "山西省", "山西", "Shanxi", "03 04",
        "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
    ),
    # Its east is served from Jilin and Heilongjiang, Alxa from Ningxia and Gansu.
    _region(
        "内蒙古自治区", "内蒙古", "Inner Mongolia", "01 02",
        "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布",
        "兴安盟 锡林郭勒盟 阿拉善盟",
        also="13 16 73 75",
    ),
    _region(
        "辽宁省", "辽宁", "Liaoning", "11 12",
        "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛",
    ),
    _region(
        "吉林省", "吉林", "Jilin", "13",
        "长春 吉林 四平 辽源 通化 白山 松原 白城",
        "延边朝鲜族自治州 延边州",
    ),
    _region(
        "黑龙江省", "黑龙江", "Heilongjiang", "15 16",
        "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化",
        "大兴安岭地区",
    ),
    # Some of its farms lie in Jiangsu.
    _region("上海市", "上海", "Shanghai", "20", also="22"),
    _region(
        "江苏省", "江苏", "Jiangsu", "21 22",
        "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁",
    ),
    _region(
        "浙江省", "浙江", "Zhejiang", "31 32",
        "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
    ),
    _region(
        "安徽省", "安徽", "Anhui", "23 24",
        "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城",
    ),
    _region(
        "福建省", "福建", "Fujian", "35 36",
        "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德",
    ),
    _region(
        "江西省", "江西", "Jiangxi", "33 34",
        "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶",
    ),
    _region(
        "山东省", "山东", "Shandong", "25 26 27",
        "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽",
    ),
    _region(
        "河南省", "河南", "Henan", "45 46 47",
        "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源",
    ),
    _region(
        "湖北省", "湖北", "Hubei", "43 44",
        "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 仙桃 潜江 天门",
        "恩施土家族苗族自治州 恩施州 神农架林区",
    ),
    _region(
        "湖南省", "湖南", "Hunan", "41 42",
        "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底",
        "湘西土家族苗族自治州 湘西州",
    ),
    _region(
        "广东省", "广东", "Guangdong", "51 52",
        "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远"
        " 东莞 中山 潮州 揭阳 云浮",
    ),
    _region(
        "广西壮族自治区", "广西", "Guangxi", "53 54",
        "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
    ),
    _region("海南省", "海南", "Hainan", "57", "海口 三亚 三沙 儋州 五指山 琼海 文昌 万宁 东方"),
    _region("重庆市", "重庆", "Chongqing", "40"),
    _region(
        "四川省", "四川", "Sichuan", "61 62 63 64",
        "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳",
        "阿坝藏族羌族自治州 阿坝州 甘孜藏族自治州 甘孜州 凉山彝族自治州 凉山州",
    ),
    _region(
        "贵州省", "贵州", "Guizhou", "55 56",
        "贵阳 六盘水 遵义 安顺 毕节 铜仁",
        "黔西南布依族苗族自治州 黔西南州 黔东南苗族侗族自治州 黔东南州 黔南布依族苗族自治州 黔南州",
    ),
    _region(
        "云南省", "云南", "Yunnan", "65 66 67",
        "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧",
        "楚雄彝族自治州 楚雄州 红河哈尼族彝族自治州 红河州 文山壮族苗族自治州 文山州 西双版纳傣族自治州"
        " 西双版纳州 大理白族自治州 大理州 德宏傣族景颇族自治州 德宏州"
        " 怒江傈僳族自治州 怒江州 迪庆藏族自治州 迪庆州",
    ),
    _region("西藏自治区", "西藏", "Tibet", "85 86", "拉萨 日喀则 昌都 林芝 山南 那曲", "阿里地区"),
    _region(
        "陕西省", "陕西", "Shaanxi", "71 72",
        "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛",
    ),
    _region(
        "甘肃省", "甘肃", "Gansu", "73 74",
        "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南",
        "临夏回族自治州 临夏州 甘南藏族自治州 甘南州",
    ),
    _region(
        "青海省", "青海", "Qinghai", "81",
        "西宁 海东",
        "海北藏族自治州 海北州 黄南藏族自治州 黄南州 海南藏族自治州 海南州 果洛藏族自治州 果洛州"
        " 玉树藏族自治州 玉树州 海西蒙古族藏族自治州 海西州",
    ),
    _region("宁夏回族自治区", "宁夏", "Ningxia", "75", "银川 石嘴山 吴忠 固原 中卫"),
    _region(
        "新疆维吾尔自治区", "新疆", "Xinjiang", "83 84",
        "乌鲁木齐 克拉玛依 吐鲁番 哈密 石河子 阿拉尔 图木舒克 五家渠 北屯 铁门关 可克达拉 昆玉 胡杨河",
        "昌吉回族自治州 昌吉州 博尔塔拉蒙古自治州 巴音郭楞蒙古自治州 克孜勒苏柯尔克孜自治州 伊犁哈萨克自治州"
        " 伊犁州 阿克苏地区 喀什地区 和田地区 塔城地区 阿勒泰地区",
    ),
)  # fmt: skip


@lru_cache(1024)
def region_of(name: str) -> Region | None:
    """Return the region that the name of an agency or an address begins with, or whose city it begins with.

    Args:
        name: 浙江省杭州市…, 杭州市… or 浙江杭州市…; a name that only contains a place tells nothing.
    """
    named = next((region for region in REGIONS if name.startswith(region.name)), None) or _place_at(name)
    if named is not None:
        return named
    for region in REGIONS:
        if name.startswith(region.short):
            rest = name[len(region.short) :]
            return region if rest.startswith(("省", "自治区")) or _place_at(rest) is region else None
    return None


def regions_with(prefix: str) -> tuple[Region, ...]:
    """Return the regions whose postcodes begin with two digits, those that share a neighbour's left out."""
    return tuple(region for region in REGIONS if prefix in region.prefixes)


def is_used(prefix: str) -> bool:
    """Whether any postcode begins with two digits."""
    return prefix == _ELSEWHERE or any(prefix in region.prefixes for region in REGIONS)


def _place_at(name: str) -> Region | None:
    places = _places()
    # The shortest name is 兴安盟, the longest 克孜勒苏柯尔克孜自治州; 朝阳市场 is no city.
    lengths = (length for length in range(3, 12) if name[length : length + 1] != "场")
    return next((found for length in lengths if (found := places.get(name[:length]))), None)


@cache
def _places() -> Mapping[str, Region]:
    return MappingProxyType({place: region for region in REGIONS for place in region.places})
