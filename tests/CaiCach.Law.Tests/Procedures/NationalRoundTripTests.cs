using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>A procedure that comes in the fields of the national database goes out in them with the same content, whether it was known before or not.</summary>
public sealed class NationalRoundTripTests
{
    private static readonly DateOnly Day = new(2026, 11, 29);

    private const string Record = """
        {
          "MATTHC": "1.000777", "TENTTHC": "Cấp giấy phép thử",
          "LINHVUCTHUCHIEN": [{"MALINHVUC": "LV.A", "TENLINHVUC": "Lĩnh vực A"}],
          "TRINHTUTHUCHIEN": [
            {"TRUONGHOP": "", "TRINHTU": [{"TENTRINHTU": "Nộp hồ sơ"}, {"TENTRINHTU": "Thẩm định\ntrong hai vòng"}]},
            {"TRUONGHOP": "Cấp lại, do mất; Cấp đổi", "TRINHTU": [{"TENTRINHTU": "Nộp bản cũ"}]}
          ],
          "CACHTHUCTHUCHIEN": [
            {"KENH": "1", "THOIGIAN": [
              {"THOIGIANGIAIQUYET": "20", "DONVITINH": "Ngày làm việc", "MOTA": "Trong giờ hành chính", "PHILEPHI": [{"SOTIEN": "250000", "DONVI": "đồng", "MOTA": "Phí thẩm định"}, {"SOTIEN": "", "DONVI": "đồng", "MOTA": "Lệ phí; theo biểu của Bộ"}]},
              {"THOIGIANGIAIQUYET": "3", "DONVITINH": "Ngày", "MOTA": "Trường hợp: Cấp lại, do mất\nCòn thông tin", "PHILEPHI": [{"SOTIEN": "50000", "DONVI": "đồng", "MOTA": "Phí cấp lại; nộp một lần"}]},
              {"THOIGIANGIAIQUYET": "1", "DONVITINH": "Tháng", "MOTA": "Phải kiểm tra thực tế", "PHILEPHI": [{"SOTIEN": "900000", "DONVI": "đồng", "MOTA": "Phí kiểm tra"}]},
              {"THOIGIANGIAIQUYET": "", "DONVITINH": "", "MOTA": "Phải xin ý kiến Bộ", "PHILEPHI": []}
            ]},
            {"KENH": "2", "THOIGIAN": [{"THOIGIANGIAIQUYET": "8", "DONVITINH": "Giờ làm việc", "MOTA": "", "PHILEPHI": [{"SOTIEN": "0", "DONVI": "đồng", "MOTA": "Phí thẩm định"}]}]},
            {"KENH": "3", "THOIGIAN": [{"THOIGIANGIAIQUYET": "5", "DONVITINH": "Ngày", "MOTA": "Trường hợp: Cấp mới; Cấp lại, do mất; Cấp đổi", "PHILEPHI": []}]}
          ],
          "THANHPHANHOSO": [
            {"TRUONGHOP": "Cấp mới", "GIAYTO": [
              {"MAGIAYTO": "G1", "TENGIAYTO": "Đơn", "SOBANCHINH": 1, "SOBANSAO": 0, "TENMAUDON": "Mẫu số 01", "URL": "https://example.vn/mau-01.docx"},
              {"MAGIAYTO": "G2", "TENGIAYTO": "Bản vẽ", "SOBANCHINH": 0, "SOBANSAO": 2, "TENMAUDON": "", "URL": ""}]},
            {"TRUONGHOP": "Cấp lại, do mất", "GIAYTO": [
              {"MAGIAYTO": "G1", "TENGIAYTO": "Đơn", "SOBANCHINH": 1, "SOBANSAO": 0, "TENMAUDON": "Mẫu số 01", "URL": "https://example.vn/mau-01.docx"},
              {"MAGIAYTO": "G3", "TENGIAYTO": "Giấy báo mất", "SOBANCHINH": 1, "SOBANSAO": 1, "TENMAUDON": "", "URL": ""}]},
            {"TRUONGHOP": "Cấp đổi", "GIAYTO": []}
          ],
          "YEUCAU": "Đủ tuổi\nCó trụ sở\nTrường hợp: Cấp lại, do mất\nĐã báo mất\nTrường hợp: Cấp mới; Cấp đổi\nCó bản vẽ\nCó hợp đồng",
          "MOTADOITUONGTHUCHIEN": "Công dân Việt Nam; Người nước ngoài; Doanh nghiệp; Hợp tác xã",
          "KETQUATHUCHIEN": [{"MAKETQUA": "KQ.G06.000001", "TENKETQUA": "Giấy phép"}, {"MAKETQUA": "KQ.G06.000002", "TENKETQUA": "Văn bản từ chối"}],
          "CANCUPHAPLY": [{"SOVANBAN": "118/2025/NĐ-CP", "TENVANBAN": "Nghị định về một cửa"}, {"SOVANBAN": "", "TENVANBAN": "Luật A"}],
          "COQUANTHUCHIEN": [{"MADONVI": "H50.05", "TENDONVI": "Sở A"}, {"MADONVI": "", "TENDONVI": "Sở B"}],
          "COQUANCOTHAMQUYEN": [{"MADONVI": "", "TENDONVI": "UBND tỉnh"}], "COQUANDUOCUYQUYEN": [{"MADONVI": "", "TENDONVI": "Chi cục A"}], "COQUANPHOIHOP": [{"MADONVI": "", "TENDONVI": "Công an tỉnh"}, {"MADONVI": "", "TENDONVI": "Sở C"}],
          "DIACHITIEPNHAN": "Số 1\nSố 2"
        }
        """;

    [Fact]
    public void Every_field_of_a_procedure_nobody_knew_goes_out_as_it_came_in()
    {
        var came = JsonNode.Parse(Record)!.AsObject();
        var read = Read(came, null);
        Assert.Empty(read.Ignored);

        var went = JsonNode.Parse(NationalFile.Write([read.Records[0].Version]))![0]!.AsObject();

        Assert.Equal(came.Select(field => field.Key), went.Select(field => field.Key));
        Assert.All(came, field => Assert.Equal(field.Value!.ToJsonString(), went[field.Key]!.ToJsonString()));
    }

    [Fact]
    public void What_came_in_is_kept_in_files_and_what_changes_on_the_national_side_goes_out_again()
    {
        var known = Read(JsonNode.Parse(Record)!, null).Records[0].Version with { State = PublicationState.Public };
        var parsed = ProcedureFile.Parse(ProcedureFileWriter.Write(known, Day, "Tệp thử").ToJsonString());
        Assert.Empty(parsed is ProcedureFileResult.Faulty faulty ? faulty.Faults : []);
        var kept = Assert.IsType<ProcedureFileResult.Valid>(parsed).File.Procedures[0];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(NationalFile.Write([known])), JsonNode.Parse(NationalFile.Write([kept]))));

        // Each part as something else, on top of what is known.
        (string Part, Action<JsonNode> Change)[] changes =
        [
            ("TENTTHC", r => r["TENTTHC"] = "Tên khác"),
            ("LINHVUCTHUCHIEN", r => r["LINHVUCTHUCHIEN"]![0]!["TENLINHVUC"] = "Lĩnh vực B"),
            ("TRINHTUTHUCHIEN", r => r["TRINHTUTHUCHIEN"]![1]!["TRINHTU"]![0]!["TENTRINHTU"] = "Nộp bản hỏng"),
            ("CACHTHUCTHUCHIEN", r => r["CACHTHUCTHUCHIEN"]![0]!["THOIGIAN"]![2]!["PHILEPHI"]![0]!["SOTIEN"] = "800000"),
            ("CACHTHUCTHUCHIEN", r => r["CACHTHUCTHUCHIEN"]![0]!["THOIGIAN"]![1]!["THOIGIANGIAIQUYET"] = "2"),
            ("THANHPHANHOSO", r => r["THANHPHANHOSO"]![1]!["GIAYTO"]![1]!["SOBANSAO"] = 0),
            ("YEUCAU", r => r["YEUCAU"] = "Đủ tuổi\nTrường hợp: Cấp đổi\nCó bản vẽ"),
            ("MOTADOITUONGTHUCHIEN", r => r["MOTADOITUONGTHUCHIEN"] = "Doanh nghiệp"),
            ("KETQUATHUCHIEN", r => r["KETQUATHUCHIEN"]![0]!["TENKETQUA"] = "Giấy chứng nhận"),
            ("CANCUPHAPLY", r => r["CANCUPHAPLY"]![1]!["SOVANBAN"] = "1/2026/QH16"),
            ("COQUANTHUCHIEN", r => (r["COQUANTHUCHIEN"]![0]!["MADONVI"], r["COQUANTHUCHIEN"]![1]!["MADONVI"]) = ("H50.06", "H50.07")),
        ];
        foreach (var (part, change) in changes)
        {
            var other = JsonNode.Parse(Record)!;
            change(other);
            var went = JsonNode.Parse(NationalFile.Write([Read(other, known).Records[0].Version]))![0]!;
            Assert.False(JsonNode.DeepEquals(JsonNode.Parse(Record)![part], went[part]));
            Assert.All(other.AsObject(), field => Assert.Equal(field.Value!.ToJsonString(), went[field.Key]!.ToJsonString()));
        }
    }

    [Fact]
    public void Agencies_without_identifiers_stay_several_and_an_identifier_that_has_no_place_is_told()
    {
        var record = JsonNode.Parse(Record)!;
        (record["COQUANTHUCHIEN"]![0]!["MADONVI"], record["COQUANPHOIHOP"]![1]!["MADONVI"]) = ("", "H50.09");
        var read = Read(record, null);
        Assert.Equal(["$.COQUANPHOIHOP[].MADONVI"], read.Ignored);
        Assert.Equal(["Sở A", "Sở B"], JsonNode.Parse(NationalFile.Write([read.Records[0].Version]))![0]!["COQUANTHUCHIEN"]!.AsArray().Select(agency => (string)agency!["TENDONVI"]!));
    }

    private static NationalFileReader.Answer Read(JsonNode record, ProcedureVersion? known)
    {
        var answer = NationalFileReader.Read(Encoding.UTF8.GetBytes(record.ToJsonString()), _ => known, Day);
        Assert.Empty(answer.Faults);
        return answer;
    }
}
