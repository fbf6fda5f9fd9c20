"""Citations by number. A case marks every mention that it expects."""

import pytest

from graph_loader.extraction.model import Header, Level
from tests.mention_cases import LAO_CAI, MINISTRY, marked, only, read

FULL = [
    "Thực hiện ⟨Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Ban Chấp hành Trung ương Đảng khóa XI⟩ về giáo dục.",
    "Căn cứ ⟨Nghị định số 116/2020/NĐ-CP của Chính phủ ngày 25 tháng 9 năm 2020⟩ về hỗ trợ tiền đóng học phí;",
    "theo ⟨Quyết định của Thủ tướng Chính phủ số 80/2002/QĐ-TTg ngày 24/6/2002⟩ về tiêu thụ nông sản.",
    "theo ⟨Quyết định ngày 24/6/2002 của Thủ tướng Chính phủ số 80/2002/QĐ-TTg⟩ thì nông dân được hỗ trợ.",
    "Căn cứ ⟨Thông tư số 55/2023/TT-BTC⟩ và ⟨Công văn 7244/VPCP-CN ngày 04/8/2025 của Văn phòng Chính phủ⟩.",
    "Xét ⟨Báo cáo thẩm tra số 115/BC-BPC ngày 22/11/2025 của Ban Pháp chế Hội đồng nhân dân tỉnh⟩;",
    "Xét ⟨Báo cáo giải trình, tiếp thu số 471/BC-UBND⟩ của cơ quan soạn thảo;",
    "⟨Thông báo kết luận số 196-TB/TW ngày 16/3/2015 của Ban Bí thư⟩ nêu rõ điều đó.",
    "⟨Kế hoạch hành động số 459-KHHĐ/TU ngày 21/5/2025 của Tỉnh ủy⟩ đã giao việc cho các sở.",
    "⟨Kết luận liên ngành Tư pháp Trung ương số 23/KL-LNTPTW giữa Bộ Công an, Tòa án nhân dân tối cao⟩",
    "⟨Thông tư liên tịch số 05/2008/TTLT-BTC-BNV ngày 20/3/2008⟩ hướng dẫn chế độ phụ cấp.",
    "⟨Hướng dẫn liên ngành số 01/HDLN-SGD-STC của Sở Giáo dục và Đào tạo - Sở Tài chính⟩ có hiệu lực.",
    "⟨Thông tư liên tịch số 05/2008/TTLT-BTC-BNV của Bộ Tài chính, Bộ Nội vụ⟩ và ⟨Kết luận 91-KL/TW, ngày 12-8-2024⟩.",
    "⟨Nghị quyết 30a/2008/NQ-CP ngày 27/12/2008⟩, ⟨Sắc lệnh số 77/SL ngày 22/12/1945⟩, ⟨Nghị định số 43-CP⟩.",
    "Trả lời ⟨văn bản số 07/CV-02 ngày 15/10/2024 của Công ty TNHH May Hoàng Liên⟩ về thuế.",
    "Theo ⟨Tờ trình số 25 ngày 12/3/2022 của Phòng Nội vụ⟩; Quyết định số 3 chưa được gửi.",
    "⟨Quy định số 11-QĐi/TW (sửa đổi) của Bộ Chính trị⟩ có hiệu lực ngay.",
    "⟨Nghị quyết số 36-NQ/TW ngày 22/10/2018, Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XII⟩ đề ra.",
]
PROVISIONS = [
    "Theo khoản 2 Điều 3 ⟨Nghị định số 30/2020/NĐ-CP⟩ và điểm a khoản 1 Điều 7 ⟨Thông tư số 01/2019/TT-BNV⟩.",
    "Phụ lục I ban hành kèm theo ⟨Quyết định số 12/2019/QĐ-UBND ngày 02/4/2019 của UBND tỉnh⟩ hết hiệu lực.",
    "Quy chế làm việc ban hành kèm theo ⟨Nghị định số 39/2022/NĐ-CP⟩ được áp dụng.",
]
LISTS = [
    "Quyết định của Thủ tướng Chính phủ: ⟨số 1373/QĐ-TTg ngày 30/7/2021⟩ về học tập; ⟨số 387/QĐ-TTg⟩.",
    "theo ⟨Nghị định số 24/2014/NĐ-CP⟩, ⟨số 37/2014/NĐ-CP⟩ và ⟨107/2020/NĐ-CP của Chính phủ⟩ về tổ chức.",
    "quán triệt các ⟨Nghị quyết số 18-NQ/TW⟩, ⟨19-NQ/TW⟩ và ⟨20-NQ/TW⟩ đến toàn thể đảng viên.",
    "tiếp theo các ⟨Công điện số 217/CĐ-TTg⟩, ⟨218/CĐ-TTg⟩ và ⟨222/CĐ-TTg ngày 19/11/2025⟩.",
]
SLIPS = [
    "⟨Quyết định số 522/QĐ/TTg ngày 14/5/2018⟩ và ⟨Nghị quyết số 27/NQ- TW ngày 09/11/2022⟩.",
    "⟨Nghị định số\n78/2021/NĐ -CP ngày 01\ntháng 8 năm 2021 của\nChính phủ⟩ quy định về quỹ.",
    "⟨Kế hoạch số 20/KH-\nUBND ngày 16/01/2023 của UBND tỉnh⟩ giao cho các sở.",
    "⟨Chỉ thị so 41-CT/TW ngày 26/12/2024 của Bộ Chính trị⟩ và ⟨Nghị định số số 268/2025/NĐ-CP⟩.",
    "⟨Thông tư số98/2025/TT-BTC⟩ và ⟨Nghị định số 1 52/2025/NĐ-CP⟩ cùng ⟨Quyết định số 2609QĐ/UBND ngày 24/11/2025⟩.",
    "⟨Thông tư số 57/2013/TT-BGTVTngày 27 tháng 12 năm 2013⟩ và ⟨Nghị quyết số 29-NQ/TW⟩- Hội nghị Trung ương.",
    "hỗ trợ theo ⟨Nghị định số\n143/2020/NĐ-CP ngày\n10/12/2020 của\nChính phủ⟩ về tinh giản biên chế.",
    "⟨Công văn số 415/CTK - TKXH ngày 05/5/2020⟩ và ⟨Thông tư số 12/2025/TT BTC ngày 30/6/2025⟩ được gửi kèm.",
    "⟨Nghị quyết số 44/2001/NQ-UBTVQH 10 ngày 15/6/2001⟩ và ⟨Thông tư số 8/2014/TTLT-BQP- BCA-BTC ngày 10/1/2014⟩.",
    "thay cho ⟨Quyết định số 31/201/QĐ-UBND ngày 04/5/2018⟩; tỷ lệ 31/201/NĐ-A là của hãng.",
    "căn cứ ⟨Nghị đinh số 96/2012/NĐ-CP⟩, ⟨QĐ số 270/QĐ-TTg⟩ và ⟨VB số 10781/VPCP-CN⟩ để thực hiện.",
    "⟨KẾT LUẬN SỐ 51-KL/TW NGÀY 30/5/2019 CỦA BAN BÍ THƯ⟩ VỀ ĐỔI MỚI CĂN BẢN GIÁO DỤC",
]
NO_CITATIONS = [
    "Kinh phí 1.250.000/HS/tháng, đạt 12/15 tiêu chí, trong đó 3/4 số xã hoàn thành ngày 12/3/2022.",
    "theo TCVN 5574:2018/BXD, QCVN 01:2021/BTNMT và QCVN 14-MT:2025/BTNMT về nước thải.",
    "Mẫu số 01/ĐK-TNCN và Biểu số 02/BC-TH ban hành kèm theo hướng dẫn này.",
    "Mẫu điện tử số 03-HĐ-BTC do người hỏi điền; phiếu số 05-QĐ-UBND được gửi kèm; mẫu tờ khai số 07/TT-BNV.",
    "Người hỏi điền Mẫu 04-QĐ-BTC. Thông tin tại số 04-QĐ-BTC được lưu.",
    "Lưu: VT, VX4; điện thoại 0214-3840-034; tài khoản số 3741-0-1054567 tại Kho bạc.",
    "Hợp đồng số 15/HĐ-KT ngày 02/3/2020 giữa hai bên; số nhà 12/B đường Hoàng Liên.",
    "Căn cứ chức năng, Kế hoạch này được gửi đến các xã; Luật này không áp dụng cho trường tư.",
    "Trình Chính phủ ban hành Nghị định mới; kế hoạch của sở được phê duyệt sau.",
    "Giấy phép thăm dò số 460/GP-TNMT ngày 30/5/2011 của nhà máy.",
]
SHORT = [
    "⟨Luật Đầu tư theo phương thức đối tác công tư⟩ (viết tắt là ⟨Luật PPP⟩); dự án theo ⟨Luật PPP⟩.",
    "⟨Nghị quyết số 29-NQ/TW⟩ đã đi vào cuộc sống; ⟨Nghị quyết 29⟩ được tổng kết. Nghị quyết 57 chưa nhắc ở đây.",
    "⟨Đề án số 06-ĐA/TU ngày 11/12/2020 của Tỉnh ủy⟩; tuyên truyền ⟨đề án 06 của Tỉnh ủy⟩.",
    "⟨Nghị quyết số 347/NQ-CP⟩ về tài khóa (gọi tắt là ⟨Nghị quyết 347⟩); theo ⟨Nghị quyết 347⟩ thì giãn nộp.",
]


@pytest.mark.parametrize("case", FULL + PROVISIONS + LISTS + SLIPS + NO_CITATIONS + SHORT)
def test_spans(case):
    assert marked(case) == case


def test_a_blank_serial_keeps_its_suffix():
    target = only("ban hành kèm theo Quyết định số      /QĐ-UBND ngày     tháng 4 năm 2022 của UBND tỉnh Sơn La.")
    assert (target.number, target.issued_on, target.place) == ("/QĐ-UBND", "2022-04", "Sơn La")


def test_the_documents_own_number_is_itself():
    targets, mentions, _ = read("(Ban hành kèm theo Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh Lào Cai)")
    assert targets == ()
    assert [mention.target for mention in mentions] == ["self"]


def test_the_own_number_of_another_year_is_another_document():
    assert only("đã thực hiện Kế hoạch số 20/KH-UBND ngày 14/01/2021 của UBND tỉnh").issued_on == "2021-01-14"


def test_the_number_of_the_letterhead_is_no_mention():
    text = (
        "UBND TỈNH LÀO CAI\n\nSố: 20/KH-UBND\n\nLào Cai, ngày 16/01/2023\n\nKẾ HOẠCH\n\nVề chuyển đổi số\n\nNăm 2023."
    )
    from graph_loader.extraction.citation import find_mentions
    from graph_loader.extraction.reading import reading_of
    from graph_loader.extraction.structure import structure_of

    reading = reading_of(text)
    assert find_mentions(reading, structure_of(reading), LAO_CAI) == ((), ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Văn bản số 7788/TTr-STC ngày 30/10/2025", "TTr"),
        ("Công văn số 7886/HD-BNV ngày 14/9/2025", "HD"),
        ("văn bản số 18345/BTC-NSNN", "CV"),
        ("Công văn số 5664/CT-CS", "CV"),
        ("Quy định số 178-QĐ/TW", "QyD"),
        ("Thông tri số 02-TT/TU", "Thông tri"),
        ("Nghị quyết số 76/2025/UBTVQH15", "NQ"),
    ],
)
def test_the_kind_is_that_of_the_noun_or_of_the_number(text, kind):
    assert only(text).kind == kind


@pytest.mark.parametrize(
    ("text", "level", "place"),
    [
        ("Quyết định số 749/QĐ-TTg", Level.CENTRAL, None),
        ("Sắc lệnh số 77/SL", Level.CENTRAL, None),
        ("Thông tư số 06/2022/TT-BTTTT", Level.MINISTRY, None),
        ("Kế hoạch số 276/KH-TU", Level.PROVINCE, "Lào Cai"),
        ("Tờ trình số 745/TTr-STC", Level.PROVINCE, "Lào Cai"),
        ("Kế hoạch số 100/KH-UBND", Level.PROVINCE, "Lào Cai"),
        ("Kế hoạch số 100/KH-UBND của UBND huyện Bắc Hà", Level.DISTRICT, "Bắc Hà"),
        ("Quyết định số 613/QĐ-UBND của UBND tỉnh Sơn La", Level.PROVINCE, "Sơn La"),
    ],
)
def test_level_and_place_come_from_the_issuer_else_from_the_number(text, level, place):
    target = only(text)
    assert (target.level, target.place) == (level, place)


@pytest.mark.parametrize(
    ("text", "issuer", "place"),
    [
        ("Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 50/TTr-STC ngày 04/3/2025", "Sở Tài chính", "Lào Cai"),
        ("Xét đề nghị của Bộ trưởng Bộ Y tế tại Tờ trình số 12/TTr-BYT;", "Bộ Y tế", None),
        ("Theo ý kiến thẩm định của Sở Tư pháp\ntại Báo cáo số 77/BC-STP ngày 01/3/2025.", "Sở Tư pháp", "Lào Cai"),
        ("đề nghị của Sở Y tế, phòng họp tại Tờ trình số 8/TTr-SYT.", None, "Lào Cai"),
        ("đề nghị của Sở Y tế tại Quyết định số 8/QĐ-SYT.", None, "Lào Cai"),
    ],
)
def test_who_puts_a_paper_forward_issues_it(text, issuer, place):
    target = only(text)
    assert (target.issuer, target.place) == (issuer, place)


def test_a_ministry_lends_no_place_to_a_number():
    target = only("theo Quyết định số 12/QĐ-UBND", MINISTRY)
    assert (target.level, target.place) == (None, None)


def test_a_family_can_be_switched_off():
    from graph_loader.extraction.citation import FAMILIES, find_mentions
    from graph_loader.extraction.reading import reading_of
    from graph_loader.extraction.structure import structure_of

    reading = reading_of("I. MỤC ĐÍCH\n\nTheo Luật Giáo dục và Nghị định số 30/2020/NĐ-CP.")
    structure = structure_of(reading)
    _, all_found = find_mentions(reading, structure, Header())
    _, numbers = find_mentions(reading, structure, Header(), families=FAMILIES - {"law"})
    assert [m.rule for m in all_found] == ["law.name", "number.full"]
    assert [m.rule for m in numbers] == ["number.full"]
