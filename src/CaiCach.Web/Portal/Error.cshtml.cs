using System.Diagnostics;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal;

/// <summary>
/// Says what went wrong and what to do, in the face the person came from. It answers whatever method the failed request
/// had, and takes in nothing from it, so it needs no token.
/// </summary>
[OpenToAll]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    private static readonly Dictionary<int, ErrorText> Texts = new()
    {
        [400] = new("Yêu cầu chưa đúng", "Trang có thể đã mở quá lâu, hoặc nội dung gửi có ký tự không đọc được. Hãy quay lại, tải lại trang rồi gửi lần nữa."),
        [403] = new("Ông/bà không có quyền xem trang này", "Hãy đăng nhập bằng tài khoản có quyền, hoặc liên hệ người quản trị của cơ quan."),
        [404] = new("Không tìm thấy trang", "Hãy kiểm tra lại địa chỉ hoặc mã hồ sơ. Nếu ông/bà vừa bấm một liên kết, trang đó có thể đã chuyển đi."),
        [405] = new("Yêu cầu chưa đúng", "Trang có thể đã mở quá lâu. Hãy quay lại, tải lại trang rồi gửi lần nữa."),
        [413] = new("Nội dung gửi lên quá lớn", "Hãy quay lại, chọn tệp nhỏ hơn hoặc gửi từng tệp một. Những gì đã lưu nháp vẫn còn."),
        [429] = new("Có quá nhiều yêu cầu trong một phút", "Hãy chờ {0} giây, rồi quay lại trang trước và gửi lần nữa; những gì đã lưu vẫn còn."),
        [500] = new("Hệ thống gặp lỗi", "Lỗi này không do ông/bà. Hãy thử lại sau ít phút; những gì đã lưu vẫn còn."),
        [503] = new("Hệ thống tạm ngừng phục vụ", "Hãy thử lại sau ít phút. Hồ sơ đã nộp không bị ảnh hưởng."),
    };

    public int Status { get; private set; }

    public bool InWorkspace { get; private set; }

    public ErrorText Text => Texts.GetValueOrDefault(Status, Texts[Status >= 500 ? 500 : 400]);

    /// <summary>Seconds to wait after too many requests.</summary>
    public string Wait => Response.Headers.RetryAfter is [{ Length: > 0 } seconds] ? seconds : "60";

    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public void OnGet(int? status) => Show(status);

    public void OnPost() => Show(null);

    private void Show(int? asked)
    {
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = asked is { } known && Texts.ContainsKey(known) ? known : StatusCodes.Status404NotFound;
        }

        Status = Response.StatusCode;
        var from = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        InWorkspace = Site.IsWorkspace(from);
    }
}

public sealed record ErrorText(string Title, string WhatToDo);
