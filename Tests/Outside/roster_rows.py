"""Rosters as the tests write and read them."""

import csv
import io

HEADER = (
    "姓名", "证件类型", "证件号码", "单位名称", "统一社会信用代码", "行业代码", "地区", "职务",
    "培训方向", "承担机构", "推荐方式", "开班日期", "结业日期", "学时", "结业结论",
)  # fmt: skip

# A person who cannot exist: 110000 is a division in which no resident ID is given out.
PERSON = {
    "姓名": "王小明", "证件类型": "居民身份证", "证件号码": "",
    "单位名称": "示例机械有限公司", "统一社会信用代码": "91350100M000100Y43", "行业代码": "C35",
    "地区": "350000", "职务": "总经理", "培训方向": "区域发展", "承担机构": "清华大学",
    "推荐方式": "主管部门推荐", "开班日期": "2020-10-15", "结业日期": "2021-10-14", "学时": "",
    "结业结论": "合格",
}  # fmt: skip


def resident_id(serial):
    """The number of a person who cannot exist, with a right check digit (GB 11643)."""
    return with_check(f"110000198001{serial // 1000 + 1:02}{serial % 1000:03}")


def with_check(digits):
    """The 17 digits of a resident ID with their check character."""
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(digits))
    return digits + "10X98765432"[total % 11]


def person(serial=1, **changes):
    """A row without faults."""
    return PERSON | {"证件号码": resident_id(serial)} | changes


def csv_text(rows, header=HEADER, separator=","):
    """A roster's text, with CRLF at the end of each line."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(header)
    for row in rows:
        writer.writerow([row.get(name, "") for name in header] if isinstance(row, dict) else row)
    return out.getvalue()


def rows_of(path):
    """The rows of a roster file in UTF-8."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
