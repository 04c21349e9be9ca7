using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace CaiCach.Application.Files;

/// <summary>
/// Makes what was created in a folder, or renamed into it, outlast a loss of power. On Linux a file that is flushed can still lose its name; .NET opens no
/// folders, so the system is asked. Elsewhere the file system's own journal has to do.
/// </summary>
public static class FolderEntries
{
    private const int ReadOnlyAndClosedOnExec = 0x80000;

    /// <summary>Flushes the entries of a folder.</summary>
    /// <exception cref="IOException">There is no such folder, or it cannot be flushed.</exception>
    public static void Flush(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnlyAndClosedOnExec);
        if (descriptor < 0)
        {
            throw new IOException($"The folder {folder} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}
