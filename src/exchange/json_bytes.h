// Classes of the bytes of JSON strings, for the two halves of JsonCursor.
#pragma once

namespace exchange {

// 0 for a byte that a string may contain as it is, 1 for quote, backslash and controls, 2 for non-ASCII.
struct ByteClasses {
    unsigned char of[256]{};
    constexpr ByteClasses()
    {
        for (int byte = 0; byte < 256; ++byte)
            of[byte] = byte >= 0x80 ? 2 : (byte < 0x20 || byte == '"' || byte == '\\') ? 1 : 0;
    }
};
inline constexpr ByteClasses BYTE_CLASSES;

} // namespace exchange
