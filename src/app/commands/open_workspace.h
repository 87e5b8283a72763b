// Opening a workspace, setting a new one up, and who works in it.
#pragma once

#include "app/application.h"
#include "app/context.h"

namespace app {

// Reads node, organisation, reference data and session from the store; the record index is built apart, in steps.
base::Result<void> open_context(Context& context);
base::Result<void> set_up_workspace(Context& context, WorkspaceSetup const& setup);
// A new chain for a restored or copied workspace (J1).
base::Result<void> mint_node(Context& context, std::string const& reason);
// Remembers the session in the local settings; the journal gets both names with every act.
base::Result<void> switch_session(Context& context, base::StaffId const& operator_id, base::StaffId const& identity_id);
// Those the operator may act as: everybody in service, the operator's own organisation first. Roles in a local database
// guide and record; every entry keeps operator and identity (W3).
std::vector<domain::Staff> identities_of(Context const& context, base::StaffId const& operator_id);

// Folds the organisation anew from the journal.
base::Result<void> load_organisation(Context& context);
// The record index is built from these, in as many pieces as the caller likes.
base::Result<std::vector<std::string>> ids_to_index(Context& context);
base::Result<void> index_records(Context& context, std::span<std::string const> ids);

} // namespace app
