// The vectors of FIPS 180-4, and that the length of the pieces does not matter.
#include "base/sha256.h"

#include "support/doctest.h"

namespace sha256_tests {

TEST_SUITE("base/sha256_tests")
{
    TEST_CASE("the published vectors")
    {
        CHECK(base::to_hex(base::sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        CHECK(base::to_hex(base::sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        CHECK(base::to_hex(base::sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
            == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        CHECK(
            base::to_hex(base::sha256("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
                                      "klmnopqrlmnopqrsmnopqrstnopqrstu"))
            == "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
        CHECK(base::to_hex(base::sha256(std::string(1000000, 'a')))
            == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    TEST_CASE("pieces of any length give the same hash, around every padding boundary")
    {
        for (std::size_t length = 0; length <= 130; ++length) {
            std::string const text(length, 'x');
            base::Sha256 pieces;
            for (std::size_t offset = 0; offset < length; offset += 7)
                pieces.update(std::string_view(text).substr(offset, 7));
            CHECK(pieces.finish() == base::sha256(text));
        }
    }

    TEST_CASE("hashes are read back from exactly 64 hex digits")
    {
        base::Hash hash{};
        std::string const hex = base::to_hex(base::sha256("abc"));
        CHECK(base::parse_hash(hex, hash));
        CHECK(hash == base::sha256("abc"));
        CHECK_FALSE(base::parse_hash(hex.substr(1), hash));
        CHECK_FALSE(base::parse_hash(hex + "0", hash));
        CHECK_FALSE(base::parse_hash("g" + hex.substr(1), hash));
    }
}

} // namespace sha256_tests
