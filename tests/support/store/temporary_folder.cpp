// Temporary folders.
#include "support/store/temporary_folder.h"

#include "base/check.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace test_support {

TemporaryFolder::TemporaryFolder()
    : m_path((std::filesystem::temp_directory_path() / "chuxin-test-XXXXXX").string())
{
    CHECK(mkdtemp(m_path.data()));
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string TemporaryFolder::read(std::string const& name) const
{
    std::ostringstream content;
    content << std::ifstream(path(name), std::ios::binary).rdbuf();
    return content.str();
}

void TemporaryFolder::write(std::string const& name, std::string const& bytes) const
{
    std::ofstream(path(name), std::ios::binary) << bytes;
}

bool TemporaryFolder::exists(std::string const& name) const
{
    return std::filesystem::exists(path(name));
}

} // namespace test_support
