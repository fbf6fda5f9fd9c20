"""Relations: whose clause a verb belongs to, chains, lists, recitals, duties; each case reads like a document."""

from dataclasses import replace

import pytest

from graph_loader.extraction.model import Header, Scope
from graph_loader.extraction.reading import reading_of
from graph_loader.extraction.relation import relate
from graph_loader.extraction.structure import Block
from tests.grammar import Blocks, parse, relations_of, said

RECITALS = [
    (
        (
            "Căn cứ {a:Thông tư liên tịch số 5/2013/TTLT-BYT-BTC} của Bộ trưởng Bộ Y tế, Bộ trưởng Bộ Tài chính "
            "hướng dẫn thực hiện {b:Nghị định số 85/2012/NĐ-CP};"
        ),
        {"self BASED_ON a", "a GUIDES b"},
    ),
    (
        (
            "Căn cứ {a:Quy chế làm việc số 01-QC/HU} của Ban Chấp hành Đảng bộ huyện, Ban Thường vụ "
            "Huyện ủy xây dựng Chương "
            "trình hành động thực hiện {b:Nghị quyết số 19-NQ/TU} như sau:"
        ),
        {"self BASED_ON a", "self IMPLEMENTS b"},
    ),
    (
        (
            "Thực hiện {a:Kết luận số 14-KL/TW} về khuyến khích cán bộ năng động, Thành ủy Cần Thơ ban "
            "hành Kế hoạch thực hiện "
            "{b:Quy định số 148-QĐ/TW} trong Đảng bộ."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    ("Căn cứ Căn cứ {a:Kế hoạch số 92/KH-UBND} của UBND tỉnh;", {"self BASED_ON a"}),
    (
        "Căn cứ {a:Nghị quyết số 66/NQ-CP} về xử lý vướng mắc trong thời gian chưa ban hành {b:Luật Quy hoạch};",
        {"self BASED_ON a", "a CITES b"},
    ),
    (
        "Căn cứ {a:Quyết định số 613/QĐ-UBND} phê duyệt {b:Đề án số 5/ĐA-SGDĐT};",
        {"self BASED_ON a", "a ISSUES b"},
    ),
    (
        "Căn cứ {a:Luật Đất đai số 31/2024/QH15};",
        {"self BASED_ON a"},
    ),
    (
        (
            "Căn cứ {a:Luật Giá số 16/2023/QH15}; {b:Nghị định số 85/2024/NĐ-CP ngày 10/7/2024 của Chính phủ} "
            "quy định chi tiết một số điều của {a:Luật Giá};"
        ),
        {"self BASED_ON a", "self BASED_ON b", "b GUIDES a"},
    ),
    (
        (
            "Căn cứ {a:Kế hoạch số 61/KH-UBND ngày 02/02/2024 của UBND tỉnh} về việc thực hiện "
            "{b:Nghị quyết số 18-NQ/TU ngày 05/01/2024 của Tỉnh ủy} về phát triển kinh tế rừng;"
        ),
        {"self BASED_ON a", "a IMPLEMENTS b"},
    ),
    (
        "Căn cứ {a:Nghị định số 20/2021/NĐ-CP} được sửa đổi, bổ sung bởi {b:Nghị định số 76/2024/NĐ-CP};",
        {"self BASED_ON a", "self BASED_ON b", "b AMENDS a"},
    ),
    (
        (
            "Căn cứ {a:Nghị định số 20/2021/NĐ-CP} (được sửa đổi, bổ sung tại {b:Nghị định số 76/2024/NĐ-CP}, "
            "{c:Nghị định số 18/2025/NĐ-CP}) quy định chính sách trợ giúp xã hội đối với đối tượng bảo trợ;"
        ),
        {"self BASED_ON a", "self BASED_ON b", "self BASED_ON c", "b AMENDS a", "c AMENDS a"},
    ),
    (
        (
            "Căn cứ {a:Nghị định số 10/2023/NĐ-CP} quy định chi tiết thi hành {b:Luật Đất đai} được "
            "sửa đổi, bổ sung bởi "
            "{c:Nghị định số 12/2024/NĐ-CP};"
        ),
        {"self BASED_ON a", "a GUIDES b", "self BASED_ON c", "c AMENDS a"},
    ),
    (
        (
            "Căn cứ {a:Luật sửa đổi, bổ sung một số điều của {b:Luật Đấu thầu}, {c:Luật Hải quan} và {d:Luật Đầu tư} "
            "ngày 25 tháng 6 năm 2025};"
        ),
        {"self BASED_ON a", "a AMENDS b", "a AMENDS c", "a AMENDS d"},
    ),
    (
        (
            "Căn cứ {a:Nghị định số 187/2025/NĐ-CP} sửa đổi, bổ sung một số điều của {b:Nghị định số 78/2025/NĐ-CP} "
            "quy định chi tiết {c:Luật Ban hành văn bản quy phạm pháp luật} và {d:Nghị định số "
            "79/2025/NĐ-CP} về rà soát;"
        ),
        {"self BASED_ON a", "a AMENDS b", "b GUIDES c", "a AMENDS d"},
    ),
    (
        (
            "Căn cứ các quyết định của Thủ tướng Chính phủ về phê duyệt quy hoạch vùng: {a:Quyết định số 368/QĐ-TTg} "
            "về vùng đồng bằng sông Hồng; {b:Quyết định số 369/QĐ-TTg} về vùng trung du và miền núi;"
        ),
        {"self BASED_ON a", "self BASED_ON b"},
    ),
    (
        (
            "Căn cứ {a:Nghị quyết số 57-NQ/TW của Bộ Chính trị}, Ủy ban nhân dân tỉnh ban hành kế hoạch triển khai "
            "{b:Chương trình hành động số 12-CTr/TU} như sau:"
        ),
        {"self BASED_ON a", "self IMPLEMENTS b"},
    ),
    (
        (
            "Căn cứ {a:Nghị quyết số 30/NQ-HĐND} về phân bổ dự toán năm 2025; căn cứ {b:Kế hoạch số 12/KH-UBND} "
            "thực hiện {c:Đề án số 04-ĐA/TU};"
        ),
        {"self BASED_ON a", "self BASED_ON b", "b IMPLEMENTS c"},
    ),
    (
        (
            "Căn cứ {a:Nghị quyết số 41/NQ-HĐND} của Hội đồng nhân dân tỉnh về phân bổ kinh phí thuộc "
            "{b:Chương trình số 9};"
        ),
        {"self BASED_ON a", "a CITES b"},
    ),
    (
        (
            "Theo đề nghị của Giám đốc Sở Tài chính tại {a:Tờ trình số 50/TTr-STC ngày 04/3/2025} và "
            "ý kiến thẩm định của "
            "Sở Tư pháp tại {b:Báo cáo số 77/BC-STP}."
        ),
        {"self CITES a", "self CITES b"},
    ),
    (
        (
            "Xét {a:Tờ trình số 101/TTr-UBND} của Ủy ban nhân dân tỉnh; {b:Báo cáo thẩm tra số "
            "20/BC-KTNS} của Ban Kinh tế;"
        ),
        {"self CITES a", "self CITES b"},
    ),
    (
        "Xét {a:Tờ trình số 101/TTr-UBND} đề nghị ban hành Nghị quyết bãi bỏ {b:Nghị quyết số 09/2015/NQ-HĐND};",
        {"self CITES a", "a CITES b"},
    ),
    (
        (
            "Thực hiện {a:Chỉ thị số 46-CT/TW của Bộ Chính trị} về lãnh đạo cuộc bầu cử; {b:Chỉ thị "
            "số 28/CT-TTg} về tổ chức "
            "cuộc bầu cử; {c:Hướng dẫn số 7886/HD-BNV}, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b", "self IMPLEMENTS c"},
    ),
    (
        (
            "Thực hiện chỉ đạo của Ban Thường vụ Thành ủy tại {a:Văn bản số 43-CV/TU} và hướng dẫn của Bộ Nội vụ tại "
            "{b:Công văn số 8935/BNV-CTTN}, Sở Nội vụ triển khai như sau:"
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
]

CHAINS = [
    (
        (
            "Gắn với việc thực hiện {a:Nghị quyết số 32/NQ-CP} ban hành Kế hoạch thực hiện {b:Nghị "
            "quyết số 686/NQ-UBTVQH15} "
            "giám sát chuyên đề về thực hiện {c:Nghị quyết số 88/2014/QH13} và {d:Nghị quyết số 51/2017/QH14}."
        ),
        {"self IMPLEMENTS a", "a IMPLEMENTS b", "b REVIEWS c", "b REVIEWS d"},
    ),
    (
        (
            "Tiếp tục thực hiện {a:Kết luận số 91-KL/TW} về tiếp tục thực hiện {b:Nghị quyết số 29-NQ/TW}; "
            "{c:Quyết định số 1705/QĐ-TTg} phê duyệt Chiến lược phát triển giáo dục."
        ),
        {"self IMPLEMENTS a", "a IMPLEMENTS b", "self IMPLEMENTS c"},
    ),
    (
        (
            "Thực hiện nghiêm {a:Chỉ thị số 24/CT-TTg} về đẩy mạnh, nâng cao hiệu lực, hiệu quả thi hành "
            "{b:Luật Đấu thầu}."
        ),
        {"self IMPLEMENTS a", "a IMPLEMENTS b"},
    ),
    (
        "Triển khai các Nghị định: {a:số 115/2024/NĐ-CP}, {b:số 225/2025/NĐ-CP} quy định chi tiết {c:Luật Đấu thầu}.",
        {"self IMPLEMENTS a", "self IMPLEMENTS b", "a GUIDES c", "b GUIDES c"},
    ),
    (
        "Thực hiện {a:Đề án số 6} ban hành kèm theo {b:Quyết định số 1436/QĐ-TTg của Thủ tướng Chính phủ}.",
        {"self IMPLEMENTS a", "self IMPLEMENTS b", "b ISSUES a"},
    ),
    (
        (
            "Thực hiện hiệu quả kế hoạch đào tạo giáo viên của tỉnh theo {a:Nghị định số 116/2020/NĐ-CP} "
            "({b:Kế hoạch số 273/KH-UBND})."
        ),
        {"self IMPLEMENTS b", "b IMPLEMENTS a"},
    ),
    (
        "Tiếp tục thực hiện {a:Kết luận số 21-KL/TW} về xây dựng Đảng gắn với thực hiện {b:Chỉ thị số 05-CT/TW}.",
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        (
            "Căn cứ {a:Thông tư số 5/2024/TT-BTC} sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo "
            "{b:Thông tư số 9/2020/TT-BTC};"
        ),
        {"self BASED_ON a", "a AMENDS b"},
    ),
]

DUTIES = [
    (
        (
            "Thực hiện nghiêm {a:Chỉ thị số 406/CT-TTg} về cấm đốt pháo, Quy chế hoạt động văn hóa ban hành kèm theo "
            "{b:Nghị định số 103/2009/NĐ-CP}."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        (
            "Tiếp tục thực hiện {a:Nghị quyết số 16-NQ/TW} về công tác tư tưởng, để nâng cao hiệu "
            "quả, góp phần thực hiện "
            "{b:Nghị quyết số 03-NQ/ĐCT}."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        (
            "Kết quả thực hiện {a:Chỉ thị số 13/CT-TTg} và tổng kết đợt cao điểm chống hàng giả "
            "({b:Thông báo số 341/TB-VPCP})."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        "Cơ quan được giao thực hiện nhiệm vụ quản lý tài sản công tại địa phương quy định tại {a:Luật Giá}.",
        {"self CITES a"},
    ),
    ("Góp ý dự thảo Nghị định hướng dẫn thi hành {a:Luật Quy hoạch}.", {"self CITES a"}),
    ("Hướng dẫn các xã triển khai thực hiện {a:Luật Cư trú}.", {"self IMPLEMENTS a"}),
    ("Nghị định này không áp dụng đối với dự án quy định tại {a:Luật Đầu tư}.", {"self CITES a"}),
    ("Nguồn vốn theo quy định của Chính phủ quy định chi tiết thi hành {a:Luật Đầu tư công}.", {"self CITES a"}),
    ("Việc thu phí thực hiện theo hướng dẫn tại {a:Thông tư số 63/2002/TT-BTC}.", {"self CITES a"}),
    ("Cơ sở pháp lý:\n- {a:Luật Đấu thầu};\n- {b:Nghị định số 24/2024/NĐ-CP}.", {"self CITES a", "self CITES b"}),
    ("Việc thực hiện quyền xuất khẩu được hướng dẫn tại {a:Công văn số 695/TCHQ-GSQL}.", {"self CITES a"}),
    ("Báo cáo những khó khăn, vướng mắc trong quá trình triển khai {a:Luật Đất đai}.", {"self CITES a"}),
    ("Cập nhật Kế hoạch và triển khai ngay sau khi {a:Luật Phòng, chống ma túy} có hiệu lực.", {"self CITES a"}),
    (
        (
            "Thống nhất nội dung dự thảo Nghị quyết sửa đổi {a:Nghị quyết số 136/2024/QH15} về tổ "
            "chức chính quyền đô thị "
            "tại {b:Tờ trình số 843/TTr-BTC}."
        ),
        {"self CITES a", "self CITES b"},
    ),
    (
        (
            "Thực hiện {a:Nghị định số 94/2022/NĐ-CP} và {b:Nghị định số 62/2024/NĐ-CP} sửa đổi, bổ sung một số điều, "
            "phụ lục của {c:Nghị định số 94/2016/NĐ-CP}."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b", "b AMENDS c"},
    ),
    (
        (
            "Thủ tục nêu tại {a:Thông tư số 38/2015/TT-BTC} quy định về thủ tục hải quan; kiểm tra "
            "hải quan (được sửa đổi, "
            "bổ sung bởi khoản 59 Điều 1 {b:Thông tư số 39/2018/TT-BTC})."
        ),
        {"self CITES a", "self CITES b", "b AMENDS a"},
    ),
    ("Tổ chức triển khai có hiệu quả {a:Đề án số 33/ĐA-UBND}.", {"self IMPLEMENTS a"}),
    ("Cụ thể hóa và triển khai các nhiệm vụ của {a:Chỉ thị số 29-CT/TW}.", {"self IMPLEMENTS a"}),
    ("Quán triệt sâu sắc {a:Nghị quyết số 68-NQ/TW} tới toàn thể đảng viên.", {"self CITES a"}),
    (
        "Quán triệt, triển khai thực hiện {a:Nghị quyết số 68-NQ/TW}, {b:Nghị quyết số 138/NQ-CP}.",
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    ("Tuyên truyền, phổ biến {a:Luật Căn cước}; vận động người dân đăng ký.", {"self CITES a"}),
    ("Thực hiện tinh giản biên chế theo {a:Nghị định số 29/2023/NĐ-CP}.", {"self IMPLEMENTS a"}),
    ("Giáo viên đạt chuẩn trình độ theo quy định của {a:Luật Giáo dục}.", {"self CITES a"}),
    (
        "Bố trí kinh phí để thực hiện Kế hoạch này theo quy định của {a:Luật Ngân sách nhà nước}.",
        {"self CITES a"},
    ),
    ("Các nhiệm vụ chủ yếu tại {a:Nghị quyết số 06-NQ/ĐH}.", {"self CITES a"}),
    ("Các sở, ngành căn cứ {a:Nghị định số 45/2023/NĐ-CP} để xây dựng dự toán.", {"self CITES a"}),
    ("Sơ kết 05 năm thực hiện {a:Chỉ thị số 16/CT-TTg} vào quý IV.", {"self REVIEWS a"}),
    ("Tham mưu tổng kết việc triển khai thực hiện {a:Quyết định số 522/QĐ-TTg}.", {"self REVIEWS a"}),
    ("Sơ kết {a:Đề án số 33/ĐA-UBND} trong năm 2026.", {"self REVIEWS a"}),
    ("Hoàn thiện cơ sở dữ liệu giám sát, tích cực triển khai {a:Đề án số 33/ĐA-UBND}.", {"self IMPLEMENTS a"}),
    ("Giám sát các đoàn công tác như sau:\n- Theo {a:Thông tư số 45/2024/TT-BTC}.", {"self CITES a"}),
    (
        (
            "Kinh phí được dự toán theo {a:Kế hoạch số 305/KH-UBND ngày 12/9/2022} đầu tư thiết bị mầm "
            "non, phổ thông thực hiện "
            "{b:Chương trình giáo dục phổ thông 2018}."
        ),
        {"self CITES a", "a IMPLEMENTS b"},
    ),
    (
        (
            "Sở Tài chính căn cứ {a:Nghị quyết số 12/2022/NQ-HĐND} tham mưu bố trí kinh phí thực hiện "
            "{b:Đề án số 5/ĐA-UBND}."
        ),
        {"self CITES a", "self IMPLEMENTS b"},
    ),
    (
        "Sơ kết 03 năm thực hiện {a:Chỉ thị số 05-CT/TW} gắn với {b:Kết luận số 01-KL/TW}.",
        {"self REVIEWS a", "self REVIEWS b"},
    ),
    (
        (
            "Lồng ghép với việc thực hiện {a:Quyết định số 1719/QĐ-TTg} phê duyệt Chương trình mục tiêu và "
            "{b:Quyết định số 90/QĐ-TTg}."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        (
            "Báo cáo kết quả; để triển khai {a:Nghị quyết số 01/NQ-CP} và {b:Kế hoạch số 1-KH/TU}, UBND "
            "xã ban hành kế hoạch."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        "Thể chế hóa {a:Nghị quyết số 68-NQ/TW}, đồng thời tổ chức thực hiện {b:Nghị quyết số 138/NQ-CP}.",
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        "Thực hiện tốt {a:Chỉ thị số 35-CT/TW}; đề xuất chấm dứt hiệu lực {b:Quy định số 08-QĐ/TW}.",
        {"self IMPLEMENTS a", "self CITES b"},
    ),
    ("Rà soát, đề xuất sửa đổi, bổ sung {a:Nghị quyết số 11/2022/NQ-HĐND} cho phù hợp.", {"self CITES a"}),
    ("Nội dung đào tạo phải phù hợp với {a:Quyết định số 131/QĐ-TTg}.", {"self CITES a"}),
    (
        (
            "Thực hiện nghiêm túc các quy định sau:\n- {a:Luật Đấu thầu số 22/2023/QH15}.\n"
            "- Ý kiến chỉ đạo của Thành ủy tại {b:Văn bản số 43-CV/TU}.\n- {c:Nghị định số 214/2025/NĐ-CP}."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b", "self IMPLEMENTS c"},
    ),
    (
        (
            "Thực hiện hiệu quả: {a:Chỉ thị số 29-CT/TW}; các Quyết định của Thủ tướng Chính phủ: "
            "{b:Số 1373/QĐ-TTg} phê duyệt "
            "Đề án học tập suốt đời; {c:số 387/QĐ-TTg} phê duyệt Chương trình học tập trong gia đình."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b", "self IMPLEMENTS c"},
    ),
]

TITLES = [
    ("THỰC HIỆN {a:ĐỀ ÁN SỐ 06-ĐA/TU CỦA TỈNH ỦY} NĂM 2023", "KH", {"self IMPLEMENTS a"}),
    (
        "TRIỂN KHAI {a:KẾT LUẬN SỐ 91-KL/TW} VỀ TIẾP TỤC THỰC HIỆN {b:NGHỊ QUYẾT SỐ 29-NQ/TW} VỀ ĐỔI MỚI GIÁO DỤC",
        "KH",
        {"self IMPLEMENTS a", "a IMPLEMENTS b"},
    ),
    (
        (
            "Triển khai {a:Kết luận số 51-KL/TW} về đổi mới giáo dục, đáp ứng yêu cầu hội nhập quốc tế và "
            "{b:Kế hoạch số 82-KH/TU} về tiếp tục thực hiện {c:Nghị quyết số 29-NQ/TW}"
        ),
        "KH",
        {"self IMPLEMENTS a", "self IMPLEMENTS b", "b IMPLEMENTS c"},
    ),
    ("Hướng dẫn thi hành {a:Luật Phòng thủ dân sự}", "TT", {"self GUIDES a"}),
    ("Quy định chi tiết một số điều của {a:Luật Viễn thông}", "ND", {"self GUIDES a"}),
    ("Sửa đổi, bổ sung một số điều của {a:Quyết định số 12/2023/QĐ-UBND}", "QD", {"self AMENDS a"}),
    (
        "Bãi bỏ {a:Quyết định số 12/2023/QĐ-UBND} và {b:Quyết định số 15/2024/QĐ-UBND}",
        "QD",
        {"self REPEALS a", "self REPEALS b"},
    ),
    ("Tổng kết 10 năm thực hiện {a:Chỉ thị số 40-CT/TW}", "KH", {"self REVIEWS a"}),
]


@pytest.mark.parametrize(("marked", "expected"), RECITALS)
def test_preamble(marked: str, expected: set[str]) -> None:
    assert said(marked, kind="QD", scope=Scope.PREAMBLE) == expected


@pytest.mark.parametrize(("marked", "expected"), CHAINS)
def test_chains_and_lists(marked: str, expected: set[str]) -> None:
    scope = Scope.PREAMBLE if marked.startswith("Căn cứ") else Scope.BODY
    assert said(marked, scope=scope) == expected


@pytest.mark.parametrize(("marked", "expected"), DUTIES)
def test_duties_of_the_body(marked: str, expected: set[str]) -> None:
    assert said(marked) == expected


@pytest.mark.parametrize(("marked", "kind", "expected"), TITLES)
def test_titles(marked: str, kind: str, expected: set[str]) -> None:
    assert said(marked, kind=kind, scope=Scope.TITLE) == expected


def test_a_letter_argues_from_acts_where_a_plan_charges_others() -> None:
    sentence = "Căn cứ khoản 2 Điều 5 {a:Luật Thuế giá trị gia tăng}, trường hợp của ông được miễn thuế."
    assert said(sentence, kind="CV") == {"self BASED_ON a"}
    assert said(sentence, kind="KH") == {"self CITES a"}


def test_a_bare_recital_is_a_basis_also_below_a_heading() -> None:
    section = (
        "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n- Căn cứ {a:Luật Đất đai số 31/2024/QH15};\n- Căn cứ {b:Quyết định số 5/QĐ-TTg}."
    )
    assert said(section) == {"self BASED_ON a", "self BASED_ON b"}


def test_an_act_named_after_a_comma_stands_in_no_title() -> None:
    sentence = (
        "Các cấp ủy triển khai {a:Nghị quyết số 29-NQ/TW}, kế thừa {b:Kết luận số 51-KL/TW}, và đặt thêm một mốc."
    )
    assert said(sentence) == {"self IMPLEMENTS a", "self CITES b"}


def test_one_relation_for_each_pair_and_type_at_its_strongest_scope() -> None:
    _, relations = relations_of("Thực hiện {a:Kế hoạch số 5/KH-UBND}.\nTriển khai {a:Kế hoạch số 5/KH-UBND}.")
    assert [(r.type, r.mention_start) for r in relations] == [("IMPLEMENTS", 10)]


def test_lines_are_wrapped_anywhere() -> None:
    wrapped = "Bố trí kinh\nphí để thực\nhiện Kế hoạch này theo quy\nđịnh của {a:Luật Ngân sách nhà nước}."
    text = parse(wrapped, Scope.BODY)
    block = (Block(0, len(text[0]), Scope.BODY, "text"),)
    found = relate(reading_of(text[0]), Blocks(block), Header(kind="KH"), tuple(text[2].values()), text[1])  # type: ignore[arg-type]
    assert [(r.type, r.rule.partition(":")[0]) for r in found] == [("CITES", "own.cites")]


def test_a_plain_mention_gives_way_to_any_other_relation_of_the_pair() -> None:
    assert said("Theo {a:Kế hoạch số 5/KH-UBND} đã duyệt.\nThực hiện {a:Kế hoạch số 5/KH-UBND}.") == {
        "self IMPLEMENTS a"
    }


def test_no_document_relates_to_itself() -> None:
    assert said("Thực hiện {self:Kế hoạch số 5/KH-UBND} về thực hiện {a:Đề án số 1/ĐA-UBND}.") == {"self IMPLEMENTS a"}


@pytest.mark.parametrize(("marked", "expected"), [*RECITALS, *CHAINS, *DUTIES])
def test_the_proof_holds_the_mention_and_stays_short(marked: str, expected: set[str]) -> None:
    text, relations = relations_of(marked)
    assert relations
    for relation in relations:
        assert relation.start <= relation.mention_start < relation.end
        assert 0 < relation.end - relation.start <= 900
        assert not text[relation.start].isspace()
        assert not text[relation.end - 1].isspace()
        assert relation.rule
        assert 0 < relation.confidence <= 1


def test_a_proof_of_a_long_sentence_keeps_cue_and_mention_and_cuts_at_words() -> None:
    filler = "các xã, phường trên địa bàn tỉnh phối hợp chặt chẽ với nhau " * 30
    text, (relation,) = relations_of(f"{filler}để thực hiện {{a:Kế hoạch số 5/KH-UBND}} {filler}.")
    proof = text[relation.start : relation.end]
    assert "thực hiện Kế hoạch số 5/KH-UBND" in proof
    assert len(proof) <= 450
    assert text[relation.start - 1].isspace()
    assert text[relation.end].isspace()


def test_recitals_end_with_the_preamble() -> None:
    recital, heading, first = (
        "Căn cứ {a:Luật Giá số 16/2023/QH15};",
        "Điều 1. Mức giá",
        "1. Tháng trước, Sở đã có {b:Công văn số 102/STC-GCS}.",
    )
    text, mentions, targets = parse(f"{recital}\n{heading}\n{first}", Scope.BODY)
    edges = [text.index(heading), text.index("1. Tháng")]
    scopes = (Scope.PREAMBLE, Scope.BODY, Scope.BODY)
    blocks = tuple(
        Block(start, end, scope, "text")
        for start, end, scope in zip([0, *edges], [*edges, len(text)], scopes, strict=True)
    )
    placed = [replace(m, scope=scopes[m.start > edges[0]]) for m in mentions]
    found = relate(reading_of(text), Blocks(blocks), Header(kind="QD"), tuple(targets.values()), placed)  # type: ignore[arg-type]
    assert {(str(r.type), r.target) for r in found} == {("BASED_ON", "a"), ("CITES", "b")}
