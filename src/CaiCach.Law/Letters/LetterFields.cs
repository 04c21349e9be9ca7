using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Letters;

/// <summary>A field that the text of a letter may name.</summary>
/// <param name="Name">Its name in the text, e.g. "chu_ho_so".</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Example">What it may say, for a preview without a dossier; empty for one that is often empty.</param>
/// <param name="Items">The fields of each item of a list; null for what is no list.</param>
public sealed record LetterField(string Name, string Meaning, string Example, IReadOnlyList<LetterField>? Items = null);

/// <summary>What the fields of one letter say.</summary>
/// <param name="Values">The values by the names of fields; what is not there is empty.</param>
/// <param name="Lists">The items by the names of lists.</param>
public sealed record LetterFacts(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Lists)
{
    /// <summary>Facts from the examples of fields: two items in each list.</summary>
    public static LetterFacts Examples(IReadOnlyList<LetterField> fields) => new(
        fields.Where(f => f.Items is null).ToDictionary(f => f.Name, f => f.Example, StringComparer.Ordinal),
        fields.Where(f => f.Items is not null).ToDictionary(
            f => f.Name,
            f => (IReadOnlyList<IReadOnlyDictionary<string, string>>)[.. Enumerable.Range(1, 2).Select(n => f.Items!.ToDictionary(i => i.Name, i => i.Name == "stt" ? $"{n}" : i.Example, StringComparer.Ordinal))],
            StringComparer.Ordinal));
}

/// <summary>The fields of each letter.</summary>
public static class LetterFields
{
    /// <summary>How letters call a person in their sentences; an organisation is called by its name.</summary>
    public const string Persons = "Ông/Bà";

    private static readonly LetterField[] Common =
    [
        new("ma_ho_so", "Mã hồ sơ; số yêu cầu khi chưa tiếp nhận", "H44.15-260302-0001"),
        new("so_yeu_cau", "Số yêu cầu, có từ lúc nộp", "YC-2603-8K2M"),
        new("chu_ho_so", "Họ và tên hoặc tên tổ chức của chủ hồ sơ", "Nguyễn Thị Mẫu"),
        new("danh_xung", "Cách gọi chủ hồ sơ trong câu: “Ông/Bà” với cá nhân, tên của tổ chức với tổ chức", Persons),
        new("nguoi_nop", "Người nộp khi không phải chủ hồ sơ", ""),
        new("dia_chi", "Địa chỉ của chủ hồ sơ", "Số 1 đường Mẫu, phường Đông Hà, tỉnh Quảng Trị"),
        new("dien_thoai", "Số điện thoại", "0900000001"),
        new("thu_dien_tu", "Thư điện tử", "mau@vidu.vn"),
        new("thu_tuc", "Tên thủ tục hành chính", "Cấp giấy phép tiến hành công việc bức xạ"),
        new("ma_thu_tuc", "Mã thủ tục hành chính", "1.014445"),
        new("co_quan", "Cơ quan có thẩm quyền giải quyết", "Sở Khoa học và Công nghệ tỉnh Mẫu"),
        new("mot_cua", "Bộ phận Một cửa", "Bộ phận Tiếp nhận và Trả kết quả"),
        new("mot_cua_dia_chi", "Địa chỉ Bộ phận Một cửa", "Số 2 đường Mẫu, tỉnh Mẫu"),
        new("mot_cua_dien_thoai", "Số điện thoại Bộ phận Một cửa", "0900000002"),
        new("nguoi_lap", "Người lập giấy này", "Trần Văn Mẫu"),
        new("ngay_lap", "Ngày lập giấy này", "ngày 02 tháng 3 năm 2026"),
        new("so_giay", "Số, ký hiệu của giấy này", "07/BPTNTKQ"),
        new("luc_tiep_nhan", "Giờ, ngày tiếp nhận hồ sơ", "09:00 02/03/2026"),
        new("hen_tra", "Giờ, ngày hẹn trả kết quả", "17:00 09/03/2026"),
    ];

    private static readonly LetterField Reason = new("ly_do", "Lý do đã ghi", "Giấy tờ chưa có chữ ký của người đại diện.");
    private static readonly LetterField Basis = new("can_cu", "Căn cứ pháp lý đã ghi", "Điều 5 Nghị định số 118/2025/NĐ-CP");

    private static readonly Dictionary<LetterKind, LetterField[]> Own = new()
    {
        [LetterKind.Acceptance] =
        [
            new("noi_giai_quyet", "Cơ quan có thẩm quyền giải quyết, khi không phải cơ quan tiếp nhận", ""),
            new("so_bo", "Số bộ hồ sơ", "01"),
            new("thoi_han", "Thời hạn giải quyết theo quy định", "5 ngày làm việc"),
            new("noi_nhan", "Nơi, cách nhận kết quả đã chọn khi nộp", "Bộ phận Tiếp nhận và Trả kết quả, Số 2 đường Mẫu, tỉnh Mẫu"),
            new("them_ban_dien_tu", "“có” khi người nộp có tài khoản, nên tải được bản điện tử ngoài cách nhận đã chọn", "có"),
            new("phi_le_phi", "Phí, lệ phí phải nộp", "150.000 đồng"),
            new("quyen_so", "Quyển số của Sổ theo dõi hồ sơ: năm tiếp nhận", "2026"),
            new("so_thu_tu", "Số thứ tự trong quyển: số của giấy này trong năm", "07"),
            new("giay_to", "Danh sách giấy tờ đã nộp", "",
            [
                new("stt", "Số thứ tự", ""), new("ten", "Tên giấy tờ", "Đơn đề nghị"), new("ban_chinh", "Số bản chính", "1"),
                new("ban_sao", "Số bản sao", ""), new("tep", "“có” khi nộp tệp", "có"),
            ]),
        ],
        [LetterKind.Supplement] =
        [
            Reason, Basis,
            new("nguoi_huong_dan", "Người hướng dẫn hoàn thiện: chuyên viên yêu cầu, hoặc cán bộ tiếp nhận khi chưa tiếp nhận", "Lê Văn Mẫu"),
            new("don_vi_huong_dan", "Đơn vị của người hướng dẫn", "Phòng Quản lý chuyên ngành"),
            new("don_vi_huong_dan_dien_thoai", "Số điện thoại của đơn vị ấy; của cơ quan khi đơn vị không có số riêng", "0900000004"),
            new("han_hoan_thien", "Giờ, ngày hết hạn hoàn thiện", "17:00 16/03/2026"),
            new("phi_bo_sung", "Phí, lệ phí phải nộp khi bổ sung, khi thủ tục có thu", "200.000 đồng"),
            new("dang_giai_quyet", "“có” khi yêu cầu trong lúc giải quyết: thời hạn tạm dừng", ""),
            new("noi_dung", "Danh sách nội dung phải bổ sung, hoàn thiện", "", [new("stt", "Số thứ tự", ""), new("muc", "Nội dung", "Bản cam kết")]),
        ],
        [LetterKind.Refusal] = [Reason, Basis, new("noi_co_tham_quyen", "Nơi có thẩm quyền giải quyết, khi cán bộ tiếp nhận đã ghi", "")],
        [LetterKind.Apology] = [Reason, new("don_vi_gay_cham", "Đơn vị gây chậm, khi đã ghi", "Phòng Quản lý chuyên ngành"), new("hen_lai", "Giờ, ngày hẹn lại", "17:00 16/03/2026")],
        [LetterKind.Stop] =
        [
            new("ly_do", "Lý do đã ghi; để trống khi dừng theo đề nghị rút hồ sơ", "Không đủ điều kiện."), Basis,
            new("theo_de_nghi", "“có” khi dừng theo đề nghị rút hồ sơ của người nộp", ""),
            new("giai_doan", "Giai đoạn của hồ sơ khi dừng", "Đang xử lý"),
            new("phi_le_phi", "Phí, lệ phí và tình trạng nộp", "150.000 đồng, đã nộp, giải quyết theo Luật Phí và lệ phí"),
            new("ban_chinh", "Danh sách giấy tờ bản chính đã nộp, trả lại", "",
                [new("stt", "Số thứ tự", ""), new("ten", "Tên giấy tờ", "Đơn đề nghị"), new("so_ban", "Số bản", "1")]),
        ],
        [LetterKind.Control] = [new("thoi_han", "Thời hạn giải quyết theo quy định", "5 ngày làm việc")],
        [LetterKind.Register] =
        [
            new("co_quan", "Tên cơ quan có sổ", "Sở Mẫu tỉnh Mẫu"),
            new("tu_ngay", "Ngày đầu của sổ", "01/03/2026"),
            new("den_ngay", "Ngày cuối của sổ", "31/03/2026"),
            new("so_ho_so", "Số hồ sơ trong sổ", "25"),
            new("nguoi_lap", "Người in hoặc tải sổ", "Trần Văn Mẫu"),
            new("ngay_lap", "Ngày in hoặc tải sổ", "ngày 02 tháng 3 năm 2026"),
        ],
    };

    /// <summary>The forms whose text can be written.</summary>
    public static IReadOnlyList<LetterKind> Kinds { get; } = [.. Own.Keys.Order()];

    /// <summary>Whether what a form says stands over and under a table that the program makes, and has no body of its own.</summary>
    public static bool FramesTable(LetterKind kind) => kind is LetterKind.Control or LetterKind.Register;

    /// <summary>The fields of a result that is drafted from a template.</summary>
    public static IReadOnlyList<LetterField> OfResults { get; } =
    [
        new("so_dinh_danh", "Số định danh, mã số thuế hoặc số hộ chiếu của chủ hồ sơ", "045090000123"),
        new("ngay_sinh", "Ngày sinh của chủ hồ sơ, khi có", "05/02/1990"),
        new("quoc_tich", "Quốc tịch của chủ hồ sơ, khi dùng hộ chiếu", ""),
        new("noi_dung", "Nội dung đề nghị đã ghi khi nộp", "Cấp giấy phép sử dụng thiết bị X-quang"),
        new("truong_hop", "Trường hợp của thủ tục", "Cấp mới"),
        new("ngay_nop", "Giờ, ngày nộp hồ sơ", "08:30 02/03/2026"),
        .. Common.Where(f => f.Name is not ("so_giay" or "nguoi_lap" or "ngay_lap")),
        .. Own[LetterKind.Acceptance].Where(f => f.Name is "giay_to" or "phi_le_phi" or "thoi_han"),
    ];

    /// <summary>The fields of a form, its own first. The register is of no one dossier, and the control sheet has no number.</summary>
    public static IReadOnlyList<LetterField> Of(LetterKind kind) => kind switch
    {
        LetterKind.Register => Own[kind],
        LetterKind.Control => [.. Own[kind], .. Common.Where(f => f.Name != "so_giay")],
        _ => [.. Own[kind], .. Common],
    };
}
