using CaiCach.Law.Petitions;

namespace CaiCach.Web.Portal.Petitions;

/// <summary>The life of a petition in the petitioner's words.</summary>
public static class PetitionStory
{
    private static readonly Dictionary<string, string> Steps = new(StringComparer.Ordinal)
    {
        ["petition.received"] = "Đã nhận phản ánh, kiến nghị",
        ["petition.refused"] = "Cơ quan từ chối tiếp nhận",
        ["petition.supplement_asked"] = "Cơ quan đề nghị bổ sung thông tin",
        ["petition.supplemented"] = "Đã bổ sung thông tin",
        ["petition.routed"] = "Đã chuyển đơn vị xử lý",
        ["petition.transferred"] = "Đã chuyển đến cơ quan có thẩm quyền",
        ["petition.drafted"] = "Đơn vị đã soạn trả lời, chờ lãnh đạo ký",
        ["petition.draft_returned"] = "Lãnh đạo yêu cầu soạn lại trả lời",
        ["petition.answered"] = "Cơ quan đã trả lời",
        ["petition.published"] = "Trả lời đã được công khai",
        ["petition.closed"] = "Kết thúc, không công khai",
        ["petition.moved"] = "Đã chuyển sang cơ quan, đơn vị kế thừa",
        ["petition.rated"] = "Đã đánh giá việc trả lời",
    };

    /// <summary>What a step is called; an unknown one is a change.</summary>
    public static string Step(string type) => Steps.GetValueOrDefault(type, "Có thay đổi");

    /// <summary>A colour for the state; never its only sign.</summary>
    public static string Colour(PetitionState state) => state switch
    {
        PetitionState.AwaitingSupplement => "orange",
        PetitionState.Refused => "red",
        PetitionState.Answered or PetitionState.Published => "green",
        PetitionState.Closed => "grey",
        _ => "blue",
    };
}
