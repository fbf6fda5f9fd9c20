"""Acts cited by name. A case marks every mention that it expects, nested ones too."""

import time

import pytest

from graph_loader.extraction.model import Level
from tests.mention_cases import marked, only, read

LAWS = [
    "Căn cứ ⟨Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024⟩; ⟨Luật số 87/2025/QH15⟩;",
    "theo khoản 2 Điều 3 ⟨Luật Tổ chức chính quyền địa phương ngày 16/6/2025⟩ và ⟨Bộ luật Lao động⟩.",
    "đáp ứng ⟨Luật giáo dục năm 2019⟩, ⟨Luật giáo dục đại học 2012⟩ và ⟨luật ngân sách nhà nước số 83/2015/QH13⟩.",
    "theo ⟨Luật Thực hành tiết kiệm,\nchống lãng phí⟩ và ⟨Luật Ban hành văn bản quy phạm pháp luật⟩.",
    "⟨Luật Lưu trữ số 33/2024/QH15, ngày 21/6/2024 của Quốc hội khóa XV⟩ có hiệu lực.",
    "⟨Hiến pháp năm 2013⟩ và ⟨Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam⟩ quy định.",
    "⟨Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14⟩ được áp dụng.",
    "TUYÊN TRUYỀN ⟨LUẬT PHÒNG, CHỐNG MA TÚY⟩ VÀ CÁC VĂN BẢN HƯỚNG DẪN",
    "sửa đổi bởi các ⟨Luật số 43/2024/QH15⟩, ⟨số 47/2024/QH15⟩ và ⟨số 58/2024/QH15⟩;",
    "thi hành ⟨Luật Đất đai⟩ 01/7/2014 và các nghị định.",
    "⟨Luật Giáo dục Quốc phòng và an nimh⟩, ⟨Luật Giáo dục⟩ Nhà trường được phát đủ.",
    "⟨Luật NSNN năm 2025⟩ cho phép giữ lại nguồn thu.",
]
AMENDING = [
    "⟨Luật sửa đổi, bổ sung một số điều của ⟨Luật Quy hoạch⟩, ⟨Luật Đầu tư⟩ và ⟨Luật Đấu thầu⟩ ngày 29/11/2024⟩;",
    "⟨Luật sửa đổi, bổ sung một số điều của ⟨Luật xây dựng⟩ số 62/2020/QH14⟩ có hiệu lực.",
    "⟨Luật sửa đổi, bổ sung một số điều của 11 Luật có liên quan đến đầu tư ngày 20 tháng 11 năm 2018⟩;",
    "⟨Luật sửa đổi, bổ sung các luật về thuế số 71/2014/QH13 ngày 26/11/2014⟩ có hiệu lực.",
    "⟨Luật Sửa đổi, bổ sung một số điều của ⟨Luật Đất đai số 31/2024/QH15⟩, ⟨Luật Nhà ở số 27/2023/QH15⟩⟩;",
]
NOT_LAWS = [
    "xây dựng Luật Thủy lợi, trình Quốc hội thông qua Luật Dẫn độ; hoàn chỉnh dự thảo Luật Phòng bệnh.",
    "Căn cứ Luật Trồng cây gây rừng số……………; Căn cứ Luật Nuôi ong số: ....../QH....",
    "theo quy định của pháp luật, kỷ luật lao động và quy luật của thị trường; luật sư tham gia bào chữa.",
    "phổ biến Luật Lưu trữ (sửa đổi) ngay sau khi Luật được Quốc hội thông qua; tổ chức tập huấn.",
    "soạn thảo Luật sửa đổi, bổ sung 15 luật trong lĩnh vực xây dựng theo ý kiến của Chính phủ.",
    "Luật này, Bộ luật này và văn bản luật khác; các luật về thuế; định luật Ôm; Trường Đại học Luật Hà Nội.",
]
PARTY = [
    "⟨Nghị quyết Đại hội Đảng bộ tỉnh Lào Cai lần thứ XVI, nhiệm kỳ 2020-2025⟩ đề ra chỉ tiêu.",
    "⟨Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng⟩ và ⟨Nghị quyết Đại hội lần thứ XIII của Đảng⟩.",
    "⟨Nghị quyết Hội nghị Trung ương 8 khóa XI⟩, ⟨Nghị quyết Trung ương 4 (khóa XII)⟩;",
    "⟨Nghị quyết Hội nghị lần thứ 7 Ban Chấp hành Trung ương Đảng khóa XI⟩ về công tác dân vận.",
    "nghị quyết đại hội các cấp và hội nghị cán bộ chủ chốt được quán triệt.",
]
SCHEMES = [
    "Triển khai ⟨Đề án “Xây dựng xã hội học tập giai đoạn 2021-2030”⟩ tại các xã.",
    "triển khai có hiệu quả ⟨đề án “xây dựng xã hội học tập”⟩ tại địa phương.",
    "Thực hiện ⟨Đề án phát triển thể lực và tầm vóc người Việt Nam giai đoạn 2011-2030⟩; tổ chức hội thao.",
    "theo ⟨Quy hoạch hạ tầng thông tin thời kỳ 2021 - 2030, tầm nhìn đến năm 2050⟩.",
    "triển khai ⟨Đề án 1 triệu cây quế trên đất dốc vùng cao đến năm 2030⟩ từ vụ xuân.",
    "theo ⟨Đề án 2085 về hỗ trợ nhà ở cho hộ nghèo vùng cao đến năm 2025⟩ của tỉnh.",
    "theo ⟨Chương trình giáo dục phổ thông 2018⟩ và ⟨chương trình giáo dục phổ thông 2018⟩ của bộ.",
    "thực hiện ⟨Chương trình phát triển vùng chè cổ thụ giai đoạn 2021-2030, giai đoạn I: từ năm\n2021 đến năm 2025⟩.",
    "⟨Chương trình bảo tồn nghề dệt thổ cẩm truyền thống giai đoạn 2021 - 2030; giai đoạn 2 (2026-2030)⟩ bắt đầu.",
    "⟨Chương trình bảo tồn nghề dệt thổ cẩm truyền thống giai đoạn 2021-2030⟩, giai đoạn sau được xét riêng.",
    "⟨Chương trình mục tiêu quốc gia trồng rừng mới đến năm 2025⟩; ⟨Chương trình mục tiêu quốc gia trồng rừng mới⟩",
    "Các ⟨Chương trình mục tiêu quốc gia: Xây dựng nông thôn mới⟩, ⟨Giảm nghèo bền vững giai đoạn 2021-2025⟩ còn chậm.",
    "kinh phí của ⟨chương trình mục tiêu quốc gia trồng rừng mới ven biển giai đoạn 2021-2025⟩ còn dư.",
    "Các chương trình mục tiêu quốc gia về rừng, nước và đất giai đoạn 2021-2025 được rà soát.",
    "thực hiện ⟨“Chiến lược phát triển nguồn nhân lực tỉnh Lào Cai đến năm 2030, tầm nhìn đến năm 2050”⟩ trong ngành.",
]
NOT_SCHEMES = [
    "Các sở xây dựng Đề án phát triển du lịch cộng đồng giai đoạn 2025-2030 trình UBND tỉnh.",
    "Trên đây là Kế hoạch phát triển hạ tầng số trong các khu công nghiệp giai đoạn 2026-2030.",
    "Kế hoạch này, Đề án này và Chương trình công tác năm được gửi đến các xã.",
    "hỗ trợ người học theo Đề án 371 và kéo dài thời gian thực hiện Đề án đến năm 2027.",
    "Thực hiện Đề án 06 và đẩy mạnh số hóa hồ sơ, kết nối dữ liệu dân cư của các xã đến năm 2026.",
    "hưởng chính sách của Chương trình 135 giai đoạn II và các chính sách giảm nghèo khác đến năm 2015.",
]


@pytest.mark.parametrize("case", LAWS + AMENDING + NOT_LAWS + PARTY + SCHEMES + NOT_SCHEMES)
def test_spans(case):
    assert marked(case) == case


def test_laws_without_end_in_one_line_take_linear_time():
    line = "Luật Đất đai số 31/2024/QH15, Nghị định số 30/2020/NĐ-CP và "
    began = time.process_time()
    _, mentions, _ = read(line * 8_000)
    assert len(mentions) == 16_000
    assert time.process_time() - began < 8


def test_the_title_of_a_cited_decision_is_no_mention_but_stands_for_it_elsewhere():
    case = (
        "Thực hiện ⟨Quyết định số 613/QĐ-UBND ngày 08/4/2022 của UBND tỉnh Sơn La⟩ về ban hành Đề án cải tiến"
        " chất lượng giáo dục mầm non giai đoạn 2021-2025.\n\nCác trường thực hiện ⟨Đề án cải tiến chất lượng"
        " giáo dục mầm non giai đoạn 2021-2025⟩ từ năm học này."
    )
    assert marked(case) == case
    targets, _, _ = read(case.replace("⟨", "").replace("⟩", ""))
    assert [target.number for target in targets] == ["613/QĐ-UBND"]


@pytest.mark.parametrize(
    ("text", "kind", "issued_on", "level", "place"),
    [
        ("Luật Giáo dục năm 2019", "Luat", "2019", Level.CENTRAL, None),
        ("Bộ luật Dân sự", "Bộ luật", None, Level.CENTRAL, None),
        ("Hiến pháp năm 2013", "HP", "2013", Level.CENTRAL, None),
        ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI", "NQ", None, Level.PROVINCE, "Lào Cai"),
        ("Nghị quyết Hội nghị Trung ương 8 khóa XI", "NQ", None, Level.CENTRAL, None),
        ("Chương trình giáo dục phổ thông 2018", "CTr", "2018", Level.CENTRAL, None),
        ("Quy hoạch tỉnh Yên Bái thời kỳ 2021-2030", "Quy hoạch", None, Level.PROVINCE, "Yên Bái"),
    ],
)
def test_what_a_name_says(text, kind, issued_on, level, place):
    target = only(text)
    assert target.named
    assert (target.kind, target.number) == (kind, None)
    assert (target.issued_on, target.level, target.place) == (issued_on, level, place)
