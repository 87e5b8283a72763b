// The port through which the composition root hands out workspaces: one block store each (an IndexedDB database in the
// browser, a file natively, memory in tests). The demo workspace is a database of its own.
#pragma once

#include "base/result.h"
#include "store/block_store.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace app {

// The one id of the demo workspace, so that it is found again and can be deleted alone.
inline constexpr char const* DEMO_WORKSPACE_ID = "demo";

struct WorkspaceInfo {
    std::string id; // ASCII letters, digits and '-'
    std::string name; // 玄武区信访局
    bool demo{false};
    std::uint64_t size{0}; // bytes stored; 0 while unknown
};

using WorkspacesListed = std::function<void(base::Result<std::vector<WorkspaceInfo>>)>;
using WorkspaceDone = std::function<void(base::Result<void>)>;

class WorkspaceHost {
public:
    virtual ~WorkspaceHost() = default;

    // Ordered by id. Callbacks may come before or after the call returns.
    virtual void list(WorkspacesListed done) = 0;
    // The block store of that workspace, empty when there was none. Owned by the host, valid until removed.
    virtual base::Result<store::BlockStore*> open(std::string const& id) = 0;
    // Remembers name and demo flag for list(); called after a workspace was set up or renamed.
    virtual void describe(WorkspaceInfo const& info, WorkspaceDone done) = 0;
    // Deletes the workspace and everything in it. Only the demo workspace is ever removed from a screen.
    virtual void remove(std::string const& id, WorkspaceDone done) = 0;
};

} // namespace app
