// A folder of its own for one test, removed afterwards.
#pragma once

#include <string>

namespace test_support {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

    std::string path(std::string const& name) const { return m_path + "/" + name; }
    std::string read(std::string const& name) const;
    void write(std::string const& name, std::string const& bytes) const;
    bool exists(std::string const& name) const;

private:
    std::string m_path;
};

} // namespace test_support
