"""Relations in more sentences that read like documents: preambles, titles, duties, changes, letters."""

import pytest

from graph_loader.extraction.model import Scope
from tests.grammar import said

CASES = [
    (
        Scope.PREAMBLE,
        "QD",
        (
            "Căn cứ {a:Thông tư số 14/2021/TT-BNV ngày 20/5/2021} hướng dẫn thi hành một số điều của {b:Luật Lưu trữ} "
            "và {c:Nghị định số 31/2020/NĐ-CP ngày 05/3/2020}, được sửa đổi, bổ sung bởi "
            "{d:Thông tư số 06/2023/TT-BNV};"
        ),
        {"a GUIDES b", "a GUIDES c", "d AMENDS a", "self BASED_ON a", "self BASED_ON d"},
    ),
    (
        Scope.BODY,
        "TT",
        "một số điều của {a:Luật Thuế tài nguyên} và hướng dẫn thi hành {b:Nghị định số 51/2010/NĐ-CP}.",
        {"self CITES a"},
    ),
    (
        Scope.PREAMBLE,
        "KH",
        (
            "Thực hiện {a:Nghị quyết số 10-NQ/HU ngày 05/4/2021 của Ban Chấp hành Đảng bộ huyện} và {b:Kế hoạch "
            "số 45/KH-UBND ngày 02/3/2021 của UBND tỉnh} về thực hiện {c:Nghị quyết số 05-NQ/TU của Tỉnh ủy}, "
            "UBND huyện xây dựng kế hoạch như sau:"
        ),
        {"b IMPLEMENTS c", "self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        Scope.PREAMBLE,
        "CTr",
        (
            "Quán triệt và tổ chức thực hiện {a:Nghị quyết số 18-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung "
            "ương} về tiếp tục đổi mới chính sách đất đai; {b:Nghị quyết số 42-NQ/TW} về chính sách xã hội, Ban "
            "Thường vụ Tỉnh ủy ban hành Chương trình hành động như sau:"
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        Scope.BODY,
        "KH",
        (
            "Đẩy mạnh tuyên truyền, quán triệt sâu rộng và thực hiện nghiêm {a:Chỉ thị số 13-CT/TW} và {b:Nghị "
            "quyết số 71/NQ-CP} ban hành Chương trình hành động thực hiện {a:Chỉ thị số 13-CT/TW}."
        ),
        {"b IMPLEMENTS a", "self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        Scope.BODY,
        "KH",
        ("Rà soát các chỉ tiêu của {a:Đề án số 12-ĐA/TU} để điều chỉnh cho phù hợp với {b:Quyết định số 1222/QĐ-TTg}."),
        {"self CITES a", "self CITES b"},
    ),
    (
        Scope.BODY,
        "KH",
        (
            "Lồng ghép với việc thực hiện {a:Quyết định số 1719/QĐ-TTg} phê duyệt Chương trình mục tiêu quốc gia "
            "và {b:Quyết định số 90/QĐ-TTg}."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        Scope.BODY,
        "KH",
        (
            "Sở Tài chính căn cứ {a:Nghị quyết số 12/2022/NQ-HĐND} tham mưu bố trí kinh phí thực hiện {b:Đề án "
            "số 5/ĐA-UBND}."
        ),
        {"self CITES a", "self IMPLEMENTS b"},
    ),
    (
        Scope.PREAMBLE,
        "QD",
        (
            "Căn cứ {a:Luật Tổ chức chính quyền địa phương ngày 19/6/2015}; {b:Luật sửa đổi, bổ sung một số điều "
            "của {c:Luật Tổ chức Chính phủ} và {a:Luật Tổ chức chính quyền địa phương} ngày 22/11/2019};"
        ),
        {"b AMENDS a", "b AMENDS c", "self BASED_ON a", "self BASED_ON b"},
    ),
    (
        Scope.PREAMBLE,
        "QD",
        (
            "Căn cứ {a:Nghị định số 123/2020/NĐ-CP} ngày 19/10/2020 quy định về hóa đơn, chứng từ, đã được sửa "
            "đổi, bổ sung một số điều theo {b:Nghị định số 70/2025/NĐ-CP};"
        ),
        {"b AMENDS a", "self BASED_ON a", "self BASED_ON b"},
    ),
    (
        Scope.PREAMBLE,
        "QD",
        (
            "Căn cứ {a:Quyết định số 2345/QĐ-UBND} của UBND tỉnh phê duyệt kế hoạch triển khai {b:Nghị quyết số "
            "20/NQ-HĐND} về hỗ trợ {c:Chương trình số 3-CTr/TU};"
        ),
        {"a IMPLEMENTS b", "b CITES c", "self BASED_ON a"},
    ),
    (
        Scope.PREAMBLE,
        "NQ",
        (
            "Xét {a:Tờ trình số 88/TTr-UBND} của Ủy ban nhân dân tỉnh về việc ban hành Nghị quyết sửa đổi "
            "{b:Nghị quyết số 15/2020/NQ-HĐND}; {c:Báo cáo thẩm tra số 40/BC-HĐND} của Ban Pháp chế; ý kiến thảo "
            "luận của đại biểu."
        ),
        {"a CITES b", "self CITES a", "self CITES c"},
    ),
    (
        Scope.BODY,
        "NQ",
        "Điều 1. Sửa đổi, bổ sung một số điều của {a:Nghị quyết số 15/2020/NQ-HĐND} quy định mức thu phí",
        {"self AMENDS a"},
    ),
    (
        Scope.BODY,
        "NQ",
        "2. Bãi bỏ {a:Nghị quyết số 15/2020/NQ-HĐND}; khoản 2 Điều 3 {b:Nghị quyết số 16/2021/NQ-HĐND}.",
        {"self REPEALS a", "self REPEALS b partial"},
    ),
    (
        Scope.BODY,
        "QD",
        (
            "3. Các {a:Quyết định số 01/2015/QĐ-UBND}, {b:Quyết định số 02/2016/QĐ-UBND} và {c:Quyết định số "
            "03/2017/QĐ-UBND} hết hiệu lực thi hành kể từ ngày Quyết định này có hiệu lực."
        ),
        {"self REPEALS a", "self REPEALS b", "self REPEALS c"},
    ),
    (
        Scope.BODY,
        "TT",
        (
            "Thông tư này thay thế {a:Thông tư số 5/2011/TT-BNV} và {b:Thông tư số 6/2012/TT-BNV} sửa đổi, bổ "
            "sung một số điều của {a:Thông tư số 5/2011/TT-BNV}."
        ),
        {"b AMENDS a", "self REPLACES a", "self REPLACES b"},
    ),
    (
        Scope.BODY,
        "TT",
        (
            "Thông tư này có hiệu lực thi hành từ ngày 01/7/2024. {a:Thông tư số 5/2011/TT-BNV} và {b:Thông tư "
            "số 6/2012/TT-BNV} được thay thế bởi Thông tư này."
        ),
        {"self REPLACES a", "self REPLACES b"},
    ),
    (
        Scope.TITLE,
        "ND",
        "Sửa đổi, bổ sung một số điều của {a:Nghị định số 24/2014/NĐ-CP} và {b:Nghị định số 37/2014/NĐ-CP}",
        {"self AMENDS a", "self AMENDS b"},
    ),
    (
        Scope.TITLE,
        "KH",
        (
            "Kế hoạch triển khai Chương trình hành động số {a:12-CTr/TU} của Tỉnh ủy về thực hiện {b:Nghị quyết "
            "số 29-NQ/TW}"
        ),
        {"a IMPLEMENTS b", "self IMPLEMENTS a"},
    ),
    (
        Scope.TITLE,
        "KH",
        "Tổ chức hội nghị quán triệt, triển khai {a:Nghị quyết số 66-NQ/TW} và {b:Nghị quyết số 68-NQ/TW}",
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        Scope.TITLE,
        "QD",
        "Phê duyệt {a:Đề án số 5/ĐA-UBND}",
        {"self ISSUES a"},
    ),
    (
        Scope.TITLE,
        "HD",
        "Hướng dẫn thực hiện {a:Quy định số 22-QĐ/TW} về công tác kiểm tra, giám sát",
        {"self GUIDES a"},
    ),
    (
        Scope.TITLE,
        "CV",
        "V/v triển khai thực hiện {a:Công điện số 95/CĐ-TTg}",
        {"self IMPLEMENTS a"},
    ),
    (
        Scope.TITLE,
        "CV",
        "V/v góp ý dự thảo Nghị định thay thế {a:Nghị định số 24/2014/NĐ-CP}",
        {"self CITES a"},
    ),
    (
        Scope.BODY,
        "CV",
        (
            "Thực hiện {a:Công văn số 1234/BNV-CCHC} của Bộ Nội vụ về việc báo cáo tình hình thực hiện {b:Nghị "
            "quyết số 76/NQ-CP}, UBND tỉnh báo cáo như sau:"
        ),
        {"a IMPLEMENTS b", "self IMPLEMENTS a"},
    ),
    (
        Scope.BODY,
        "TB",
        (
            "Giao Sở Xây dựng khẩn trương triển khai {a:Kế hoạch số 15/KH-UBND}; tiếp thu ý kiến tại {b:Văn bản "
            "số 77/SXD-QH}."
        ),
        {"self CITES b", "self IMPLEMENTS a"},
    ),
    (
        Scope.APPENDIX,
        "KH",
        (
            "Xây dựng Kế hoạch thực hiện {a:Nghị quyết số 27-NQ/TW}; ban hành Quy chế phối hợp theo {b:Quyết "
            "định số 45/2018/QĐ-TTg}"
        ),
        {"self CITES b", "self IMPLEMENTS a"},
    ),
    (
        Scope.BODY,
        "KH",
        (
            "- Luật An ninh mạng: tổ chức thi hành {a:Luật An ninh mạng số 24/2018/QH14}, {b:Nghị định số "
            "53/2022/NĐ-CP} quy định chi tiết {a:Luật An ninh mạng}."
        ),
        {"b GUIDES a", "self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        Scope.PREAMBLE,
        "KH",
        ("Để triển khai có hiệu quả {a:Nghị quyết số 01/NQ-CP} và {b:Kế hoạch số 1-KH/TU}, UBND xã ban hành kế hoạch."),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        Scope.PREAMBLE,
        "KH",
        "Nhằm cụ thể hóa {a:Nghị quyết Đại hội Đảng bộ huyện lần thứ XX}, UBND huyện...",
        {"self IMPLEMENTS a"},
    ),
    (
        Scope.PREAMBLE,
        "KH",
        (
            "Căn cứ:\n- {a:Luật Đầu tư công số 58/2024/QH15};\n- {b:Nghị định số 85/2025/NĐ-CP} quy định chi "
            "tiết {a:Luật Đầu tư công};\n- {c:Kế hoạch số 5/KH-UBND} của UBND tỉnh."
        ),
        {"b GUIDES a", "self BASED_ON a", "self BASED_ON b", "self BASED_ON c"},
    ),
    (
        Scope.PREAMBLE,
        "QD",
        "Căn cứ các Luật: {a:Ngân sách nhà nước số 83/2015/QH13}; {b:Đầu tư công số 58/2024/QH15};",
        {"self BASED_ON a", "self BASED_ON b"},
    ),
    (
        Scope.PREAMBLE,
        "QD",
        (
            "Thực hiện các văn bản chỉ đạo của Trung ương: {a:Kết luận số 126-KL/TW}; {b:Kết luận số 127-KL/TW}; "
            "{c:Công điện số 5/CĐ-TTg},"
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b", "self IMPLEMENTS c"},
    ),
    (
        Scope.BODY,
        "KH",
        (
            "Thực hiện đồng bộ các chương trình, đề án: {a:Chương trình số 7-CTr/TU} về nông thôn mới, {b:Đề án "
            "số 9-ĐA/TU} về rừng, {c:Kế hoạch số 10/KH-UBND}."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b", "self IMPLEMENTS c"},
    ),
    (
        Scope.BODY,
        "CT",
        (
            "1. Tổ chức phổ biến, quán triệt đầy đủ nội dung {a:Luật Căn cước}, {b:Nghị định số 70/2024/NĐ-CP} "
            "quy định chi tiết {a:Luật Căn cước} đến cán bộ."
        ),
        {"b GUIDES a", "self CITES a", "self CITES b"},
    ),
    (
        Scope.BODY,
        "QD",
        (
            "Điều 3. Quyết định này thay thế các quyết định: {a:Quyết định số 1/2020/QĐ-UBND} ban hành quy định "
            "A; {b:Quyết định số 2/2021/QĐ-UBND} sửa đổi, bổ sung {a:Quyết định số 1/2020/QĐ-UBND}."
        ),
        {"b AMENDS a", "self REPLACES a", "self REPLACES b"},
    ),
    (
        Scope.BODY,
        "NQ",
        (
            "Nghị quyết này bãi bỏ Điều 2 và Điều 3 {a:Nghị quyết số 5/2019/NQ-HĐND} và thay thế {b:Nghị quyết "
            "số 6/2020/NQ-HĐND}."
        ),
        {"self REPEALS a partial", "self REPLACES b"},
    ),
    (
        Scope.BODY,
        "QD",
        "Các nội dung khác không điều chỉnh tại Quyết định này thực hiện theo {a:Quyết định số 100/QĐ-UBND}.",
        {"self CITES a"},
    ),
    (
        Scope.BODY,
        "QD",
        "Giữ nguyên các nội dung khác tại {a:Quyết định số 100/QĐ-UBND}.",
        {"self CITES a"},
    ),
    (
        Scope.TITLE,
        "QD",
        "Về việc điều chỉnh, bổ sung {a:Quyết định số 100/QĐ-UBND} của UBND tỉnh",
        {"self AMENDS a"},
    ),
    (
        Scope.TITLE,
        "QD",
        "Đính chính {a:Quyết định số 100/QĐ-UBND}",
        {"self AMENDS a"},
    ),
    (
        Scope.TITLE,
        "QD",
        "Ban hành Quy chế phối hợp thực hiện {a:Nghị định số 61/2018/NĐ-CP}",
        {"self IMPLEMENTS a"},
    ),
    (
        Scope.TITLE,
        "NQ",
        "Thông qua Đề án thực hiện {a:Nghị quyết số 19-NQ/TW}",
        {"self IMPLEMENTS a"},
    ),
    (
        Scope.TITLE,
        "QD",
        "Công bố thủ tục hành chính sửa đổi, bổ sung theo {a:Nghị định số 118/2025/NĐ-CP}",
        {"self CITES a"},
    ),
    (
        Scope.TITLE,
        "TT",
        "Hướng dẫn {a:Nghị định số 60/2021/NĐ-CP} quy định cơ chế tự chủ tài chính",
        {"self GUIDES a"},
    ),
    (
        Scope.TITLE,
        "TT",
        "Quy định chi tiết và hướng dẫn thi hành một số điều của {a:Nghị định số 60/2021/NĐ-CP}",
        {"self GUIDES a"},
    ),
    (
        Scope.TITLE,
        "ND",
        "Quy định chi tiết thi hành {a:Luật Thanh tra}, {b:Luật Khiếu nại}",
        {"self GUIDES a", "self GUIDES b"},
    ),
    (
        Scope.TITLE,
        "ND",
        "Sửa đổi, bổ sung, bãi bỏ một số điều của {a:Nghị định số 24/2014/NĐ-CP}",
        {"self AMENDS a"},
    ),
    (
        Scope.BODY,
        "ND",
        "Nghị định này quy định chi tiết các điều 5, 7 và 12 của {a:Luật Thanh tra}.",
        {"self GUIDES a"},
    ),
    (
        Scope.BODY,
        "KH",
        "Việc lập dự toán thực hiện theo {a:Thông tư số 342/2016/TT-BTC}.",
        {"self CITES a"},
    ),
    (
        Scope.BODY,
        "TB",
        (
            "Chủ tịch UBND tỉnh yêu cầu các sở nghiêm túc thực hiện {a:Chỉ thị số 7/CT-UBND}, khắc phục hạn chế "
            "nêu tại {b:Kết luận thanh tra số 12/KL-TTr}."
        ),
        {"self CITES b", "self IMPLEMENTS a"},
    ),
    (
        Scope.BODY,
        "KH",
        "Phấn đấu đạt các chỉ tiêu của {a:Quyết định số 749/QĐ-TTg} và {b:Nghị quyết số 52-NQ/TW}.",
        {"self CITES a", "self CITES b"},
    ),
    (
        Scope.BODY,
        "KH",
        "Cập nhật, bổ sung {a:Kế hoạch số 5/KH-UBND} cho phù hợp tình hình.",
        {"self CITES a"},
    ),
    (
        Scope.BODY,
        "KH",
        (
            "Phối hợp với Sở Y tế triển khai {a:Quyết định số 1092/QĐ-TTg} về Chương trình sức khỏe Việt Nam, "
            "{b:Kế hoạch số 55/KH-UBND} về dinh dưỡng."
        ),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        Scope.BODY,
        "CV",
        ("Ngày 01/01/2024 Chính phủ ban hành {a:Nghị định số 1/2024/NĐ-CP} thay thế {b:Nghị định số 9/2015/NĐ-CP}."),
        {"a REPLACES b", "self CITES a"},
    ),
    (
        Scope.BODY,
        "CV",
        "{a:Nghị định số 1/2024/NĐ-CP} có hiệu lực và thay thế {b:Nghị định số 9/2015/NĐ-CP}.",
        {"a REPLACES b", "self CITES a"},
    ),
    (
        Scope.PREAMBLE,
        "QD",
        (
            "Căn cứ {a:Nghị quyết số 1/NQ-CP} về nhiệm vụ năm 2024, {b:Nghị quyết số 2/NQ-CP} về môi trường kinh "
            "doanh và {c:Chỉ thị số 3/CT-TTg} về đôn đốc;"
        ),
        {"self BASED_ON a", "self BASED_ON b", "self BASED_ON c"},
    ),
    (
        Scope.PREAMBLE,
        "KH",
        (
            "Thực hiện {a:Kế hoạch số 1-KH/TU} của Tỉnh ủy thực hiện {b:Chỉ thị số 2-CT/TW} của Ban Bí thư về "
            "tiếp tục thực hiện {c:Nghị quyết số 3-NQ/TW} của Bộ Chính trị khóa XII về X (sau đây gọi tắt là "
            "{a:Kế hoạch số 1-KH/TU}), UBND huyện ban hành Kế hoạch thực hiện như sau:"
        ),
        {"a IMPLEMENTS b", "b IMPLEMENTS c", "self IMPLEMENTS a"},
    ),
    (
        Scope.PREAMBLE,
        "KH",
        (
            "Căn cứ {a:Quyết định số 4/QĐ-UBND} của UBND tỉnh ban hành Kế hoạch thực hiện {b:Chương trình hành "
            "động số 5-CTr/TU} của Tỉnh ủy thực hiện {c:Nghị quyết số 6-NQ/TW}; {d:Nghị quyết số 7/NQ-HĐND} về "
            "phát triển;"
        ),
        {"a IMPLEMENTS b", "b IMPLEMENTS c", "self BASED_ON a", "self BASED_ON d"},
    ),
    (
        Scope.PREAMBLE,
        "QD",
        ("Căn cứ {a:Luật số 21/2012/QH13} ngày 20/11/2012 sửa đổi, bổ sung một số điều của {b:Luật Quản lý thuế};"),
        {"a AMENDS b", "self BASED_ON a"},
    ),
    (
        Scope.PREAMBLE,
        "QD",
        (
            "Căn cứ {a:Nghị định số 5/2020/NĐ-CP} ngày 01/01/2020 của Chính phủ; {b:Nghị định số 6/2021/NĐ-CP} "
            "sửa đổi, bổ sung {a:Nghị định số 5/2020/NĐ-CP} và {c:Nghị định số 7/2019/NĐ-CP};"
        ),
        {"b AMENDS a", "b AMENDS c", "self BASED_ON a", "self BASED_ON b"},
    ),
    (
        Scope.PREAMBLE,
        "QD",
        (
            "Căn cứ {a:Thông tư số 5/2020/TT-BTC}, {b:Thông tư số 6/2021/TT-BTC} và {c:Thông tư số "
            "7/2022/TT-BTC} của Bộ Tài chính;"
        ),
        {"self BASED_ON a", "self BASED_ON b", "self BASED_ON c"},
    ),
    (
        Scope.BODY,
        "KH",
        (
            "Nội dung chi, mức chi: theo quy định tại {a:Thông tư số 5/2020/TT-BTC}; {b:Nghị quyết số "
            "9/2021/NQ-HĐND} của HĐND tỉnh."
        ),
        {"self CITES a", "self CITES b"},
    ),
    (
        Scope.BODY,
        "KH",
        ("Các đơn vị triển khai thực hiện {a:Kế hoạch số 1/KH-UBND}; định kỳ báo cáo theo {b:Công văn số 2/STC-NS}."),
        {"self CITES b", "self IMPLEMENTS a"},
    ),
    (
        Scope.BODY,
        "KH",
        (
            "Tiếp tục thực hiện có hiệu quả các chính sách theo {a:Nghị định số 81/2021/NĐ-CP}, {b:Nghị định số "
            "97/2023/NĐ-CP} sửa đổi, bổ sung {a:Nghị định số 81/2021/NĐ-CP}."
        ),
        {"b AMENDS a", "self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        Scope.BODY,
        "BC",
        ("Thực hiện {a:Kế hoạch số 1/KH-UBND}, Sở đã ban hành {b:Kế hoạch số 2/KH-SYT} và {c:Công văn số 3/SYT-NV}."),
        {"self CITES b", "self CITES c", "self IMPLEMENTS a"},
    ),
    (
        Scope.BODY,
        "KH",
        "Trên cơ sở {a:Quy hoạch tỉnh số 1736/QĐ-TTg}, xây dựng {b:Đề án số 5/ĐA-UBND}.",
        {"self CITES a", "self CITES b"},
    ),
    (
        Scope.TITLE,
        "KH",
        ("Thực hiện Chiến lược phát triển thanh niên theo {a:Nghị quyết số 45/NQ-CP} và {b:Quyết định số 1331/QĐ-TTg}"),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        Scope.TITLE,
        "QD",
        "Phê duyệt danh mục văn bản quy phạm pháp luật hết hiệu lực theo {a:Nghị định số 34/2016/NĐ-CP}",
        {"self CITES a"},
    ),
    (
        Scope.PREAMBLE,
        "TT",
        (
            "Thực hiện {a:Nghị định số 34/2016/NĐ-CP}; xét đề nghị của Vụ trưởng Vụ Pháp chế; Bộ trưởng ban hành "
            "Thông tư bãi bỏ {b:Thông tư số 5/2010/TT-BNV}."
        ),
        {"self IMPLEMENTS a", "self REPEALS b"},
    ),
    (
        Scope.BODY,
        "QyD",
        "Quy định này thay thế {a:Quy định số 126-QĐ/TW} và bãi bỏ {b:Hướng dẫn số 15-HD/BTCTW}.",
        {"self REPEALS b", "self REPLACES a"},
    ),
    (
        Scope.BODY,
        "CD",
        ("Thủ tướng yêu cầu triển khai nghiêm {a:Công điện số 100/CĐ-TTg} và chỉ đạo tại {b:Văn bản số 55/VPCP-NN}."),
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        Scope.BODY,
        "KH",
        (
            "Kế hoạch này được ban hành để cụ thể hóa các mục tiêu của {a:Chương trình số 20-CTr/HU} về xây dựng "
            "nông thôn mới."
        ),
        {"self IMPLEMENTS a"},
    ),
    (
        Scope.PREAMBLE,
        "NQ",
        (
            "Căn cứ {a:Luật Tổ chức chính quyền địa phương} đã được sửa đổi, bổ sung theo {b:Luật số "
            "47/2019/QH14} và {c:Luật số 21/2017/QH14};"
        ),
        {"b AMENDS a", "c AMENDS a", "self BASED_ON a", "self BASED_ON b", "self BASED_ON c"},
    ),
]

SAID_OF_ITSELF = [
    (
        Scope.PREAMBLE,
        "TTLT",
        "Liên Bộ Y tế và Bộ Nội vụ hướng dẫn thực hiện phụ cấp trực quy định tại {a:Quyết định số 73/2011/QĐ-TTg}:",
        {"self GUIDES a"},
    ),
    (
        Scope.TITLE,
        "TT",
        "Hướng dẫn một số chế độ phụ cấp quy định tại {a:Nghị định số 56/2011/NĐ-CP}",
        {"self GUIDES a"},
    ),
    (
        Scope.BODY,
        "TT",
        "Thông tư này hướng dẫn việc cấp thẻ cho người bệnh quy định tại {a:Luật Bảo hiểm y tế}.",
        {"self GUIDES a"},
    ),
    (
        Scope.BODY,
        "TT",
        "Hồ sơ nộp trước ngày Thông tư này có hiệu lực được xét theo hướng dẫn tại {a:Thông tư số 7/2019/TT-BYT}.",
        {"self CITES a"},
    ),
]
"""A document guides another one where it says so of itself."""

DESCRIBED = [
    ("Thông tư này áp dụng đối với thầy thuốc, điều dưỡng hoàn thành nghĩa vụ theo {a:Luật Khám bệnh}.", "CITES"),
    ("Bác sĩ sau khi hoàn thành nhiệm vụ tiếp tục hưởng lương theo {a:Nghị định số 9/1998/NĐ-CP}.", "CITES"),
    ("Quy chế áp dụng cho người hoàn thành khóa học theo {a:Thông tư số 5/2019/TT-BYT}.", "CITES"),
    ("Tỉnh đã hoàn thành nâng cấp phần mềm theo {a:Nghị định số 94/2024/NĐ-CP}.", "CITES"),
    ("Căn cứ kết quả thực hiện cuộc vận động, ủy ban nhân dân xã khen thưởng theo {a:Luật Thi đua}.", "CITES"),
    ("Sau khi thực hiện xong công trình, chủ đầu tư quyết toán vốn theo quy định của {a:Luật Đầu tư công}.", "CITES"),
    ("Khi thực hiện nhiệm vụ, người có lỗi bị kỷ luật theo quy định của {a:Luật Cán bộ, công chức}.", "CITES"),
    ("Sau khi được giao đất, các hộ thực hiện việc kê khai theo quy định của {a:Luật Đất đai}.", "IMPLEMENTS"),
    ("Các xã hoàn thành các chỉ tiêu giảm nghèo theo {a:Kế hoạch số 5/KH-UBND}.", "IMPLEMENTS"),
    ("Trước tháng 6, hoàn thành việc sắp xếp trường học theo {a:Nghị quyết số 19-NQ/TW}.", "IMPLEMENTS"),
]
"""What only describes persons and times orders nothing."""

PUT_FORWARD = [
    ("Thống nhất với đề xuất của Sở Y tế tại {a:Tờ trình số 15/TTr-SYT}.", {"self CITES a"}),
    (
        (
            "Thực hiện {a:Kết luận số 31-KL/ĐU} về việc áp dụng cơ chế phân cấp theo {b:Nghị quyết số 12/2025/NQ-CP} "
            "và trên cơ sở báo cáo đề xuất của Sở Xây dựng tại {c:Công văn số 415/SXD-QH}, "
            "Chủ tịch Ủy ban nhân dân chỉ đạo như sau:\n"
            "1. Chấp thuận đề nghị của Sở Xây dựng tại {c:Công văn số 415/SXD-QH} về danh mục bến xe."
        ),
        {"self IMPLEMENTS a", "a IMPLEMENTS b", "self CITES c"},
    ),
    (
        "Thực hiện {a:Chỉ thị số 3/CT-TTg} và theo báo cáo của Sở Y tế tại {b:Công văn số 9/SYT-NV}, tỉnh yêu cầu:",
        {"self IMPLEMENTS a", "self CITES b"},
    ),
    (
        "Thực hiện {a:Chỉ thị số 3/CT-TTg} và ý kiến của Tỉnh ủy tại {b:Thông báo số 9-TB/TU}, tỉnh yêu cầu:",
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
    (
        "Thực hiện {a:Kế hoạch số 5/KH-UBND} và {b:Tờ trình số 15/TTr-SYT}, Sở Y tế báo cáo như sau:",
        {"self IMPLEMENTS a", "self CITES b"},
    ),
    ("Bộ đã báo cáo việc thực hiện nhiệm vụ chuyển đổi số tại {a:Báo cáo số 31/BC-BYT}.", {"self CITES a"}),
]
"""What a lower office reports or proposes is taken note of, not carried out."""


@pytest.mark.parametrize(("scope", "kind", "marked", "expected"), [*CASES, *SAID_OF_ITSELF])
def test_sentences_of_documents(scope: Scope, kind: str, marked: str, expected: set[str]) -> None:
    assert said(marked, kind=kind, scope=scope) == expected


@pytest.mark.parametrize(("marked", "relation"), DESCRIBED)
def test_to_describe_is_not_to_order(marked: str, relation: str) -> None:
    assert said(marked) == {f"self {relation} a"}


@pytest.mark.parametrize(("marked", "expected"), PUT_FORWARD)
def test_what_is_put_forward_is_not_carried_out(marked: str, expected: set[str]) -> None:
    assert said(marked, kind="CV", scope=Scope.PREAMBLE) == expected


def test_a_recital_of_a_blank_form_is_no_basis_of_the_document() -> None:
    form = "QUYẾT ĐỊNH\nVề việc hỗ trợ ………\nCăn cứ {a:Luật Đất đai số 31/2024/QH15};\nCăn cứ …………;"
    attached = "QUY ĐỊNH\nVề đất đai\nCăn cứ {a:Luật Đất đai số 31/2024/QH15};"
    assert said(form, kind="QD", scope=Scope.APPENDIX) == {"self CITES a"}
    assert said(attached, kind="QD", scope=Scope.APPENDIX) == {"self BASED_ON a"}


NO_LISTS = [
    (
        "Việc cho thuê đất được thực hiện như sau:\na) Đất rừng phòng hộ: {a:Luật Lâm nghiệp} có hiệu lực.",
        {"self CITES a"},
    ),
    (
        "Thực hiện các nhiệm vụ sau đây:\na) Lập dự toán theo quy định của {a:Luật Ngân sách nhà nước}.",
        {"self CITES a"},
    ),
    (
        "Thực hiện nghiêm các văn bản sau:\na) {a:Luật Lâm nghiệp};\nb) {b:Nghị định số 156/2018/NĐ-CP}.",
        {"self IMPLEMENTS a", "self IMPLEMENTS b"},
    ),
]
"""A colon opens a list of documents only where documents are what the verb is about."""


@pytest.mark.parametrize(("marked", "expected"), NO_LISTS)
def test_steps_and_duties_are_no_list_of_documents(marked: str, expected: set[str]) -> None:
    assert said(marked) == expected


def test_a_form_is_used_and_not_carried_out() -> None:
    assert said("Thực hiện kê khai giá cước theo mẫu quy định tại {a:Thông tư số 28/2024/TT-BTC}.") == {"self CITES a"}
    assert said("Thực hiện kê khai giá cước theo quy định tại {a:Luật Giá}.") == {"self IMPLEMENTS a"}


def test_an_attached_regulation_is_carried_out_by_the_verb_before_it_not_by_its_title() -> None:
    attached = "Quy chế thực hiện dân chủ ở cơ sở ban hành kèm theo {a:Quyết định số 8/2012/QĐ-UBND}."
    assert said(attached) == {"self CITES a"}
    assert said(f"Tổ chức thực hiện {attached}") == {"self IMPLEMENTS a"}


def test_who_or_where_a_verb_applies_to_is_no_object_of_it() -> None:
    assert said("Áp dụng trên địa bàn các xã sáp nhập theo {a:Nghị quyết số 1012/NQ-UBTVQH15}.") == {"self CITES a"}
    assert said("Thực hiện đối với hộ nghèo theo {a:Nghị quyết số 15/2022/NQ-HĐND}.") == {"self CITES a"}
    assert said("Áp dụng mức chi hỗ trợ theo {a:Nghị quyết số 15/2022/NQ-HĐND}.") == {"self IMPLEMENTS a"}


def test_a_duty_done_just_as_an_act_says_carries_it_out() -> None:
    kept = "Thực hiện việc đăng ký, kê khai, thu, nộp và sử dụng biên lai, chứng từ thu phí"
    assert said(f"{kept} theo đúng quy định tại {{a:Thông tư số 303/2016/TT-BTC}}.") == {"self IMPLEMENTS a"}
    assert said("Thực hiện đúng quy định tại {a:Thông tư số 303/2016/TT-BTC}.") == {"self IMPLEMENTS a"}


def test_an_order_of_somebody_is_the_object_of_a_verb_far_before_it() -> None:
    far = (
        "Triển khai đến toàn thể công chức, viên chức và người lao động trong ngành, các phòng giáo dục, các trường "
        "học trên địa bàn và phụ huynh học sinh nội dung các văn bản đã nêu ở trên và ý kiến chỉ đạo của Giám đốc Sở"
    )
    assert said(f"{far} tại {{a:Chỉ thị số 02/CT-SGDĐT}}.") == {"self IMPLEMENTS a"}
    assert said("Thực hiện ý kiến chỉ đạo của Giám đốc Sở tại {a:Chỉ thị số 02/CT-SGDĐT}.") == {"self IMPLEMENTS a"}
    assert said("Ghi nhận ý kiến của các trường tại {a:Chỉ thị số 02/CT-SGDĐT}.") == {"self CITES a"}


def test_an_office_that_has_written_a_letter_opens_a_clause_of_its_own() -> None:
    begun = "Thực hiện ý kiến của Bộ Nội vụ tại {a:Công văn số 915/BNV-TCBC} về sắp xếp các phòng"
    for mark in (",", "; đề xuất biên chế (gửi kèm theo),"):
        text = f"{begun}{mark} Sở Nội vụ đã có {{b:Văn bản số 80/SNV-TCBC}} đề nghị các sở báo cáo."
        assert said(text, kind="CV", scope=Scope.PREAMBLE) == {"self IMPLEMENTS a", "self CITES b"}
