namespace CaiCach.Web.Commands;

/// <summary>
/// Lines of a stream in one reused buffer that grows up to the longest line allowed; a longer one is told as too long and its content is dropped, so
/// that memory stays flat. The last line need not end with a line feed; a leading UTF-8 byte order mark is skipped.
/// </summary>
internal sealed class LineReader(Stream stream, int longestLine)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _scanned;
    private int _end;
    private bool _isDropping;
    private bool _hasEnded;
    private bool _isBegun;

    /// <summary>Whether the line told last was too long: it is told empty.</summary>
    internal bool IsTooLong { get; private set; }

    /// <summary>The next line that is wholly in the buffer; valid until <see cref="Fill"/>.</summary>
    internal bool TryNext(out ReadOnlySpan<byte> line)
    {
        line = default;
        var feed = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
        if (feed < 0 && !(_hasEnded && (_end > _start || _isDropping)))
        {
            _scanned = _end;
            return false;
        }

        var to = feed < 0 ? _end : _scanned + feed;
        IsTooLong = _isDropping;
        _isDropping = false;
        line = IsTooLong ? default : _buffer.AsSpan(_start, to - _start);
        _start = _scanned = feed < 0 ? _end : to + 1;
        return true;
    }

    /// <summary>Reads more; false when the stream has ended and no line is left.</summary>
    internal bool Fill()
    {
        if (_hasEnded)
        {
            return false;
        }

        MakeRoom();
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _hasEnded = read == 0;
        if (!_isBegun && (_hasEnded || _end >= 3))
        {
            _isBegun = true;
            _start = _scanned = _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8) ? 3 : 0;
        }

        return !_hasEnded || _end > _start || _isDropping;
    }

    private void MakeRoom()
    {
        if (_isDropping)
        {
            _start = _scanned = _end = 0;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_scanned, _end, _start) = (_scanned - _start, _end - _start, 0);
        }
        else if (_end > longestLine)
        {
            _isDropping = true;
            _scanned = _end = 0;
        }
        else if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(2 * _buffer.Length, longestLine + 1));
        }
    }
}
