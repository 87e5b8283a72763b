// Commitment and entry hash.
#include "domain/journal_hash.h"

namespace domain {

base::Hash commitment_of(Nonce const& nonce, std::string_view stored_bytes)
{
    base::Sha256 sha;
    sha.update(nonce);
    sha.update(stored_bytes);
    return sha.finish();
}

base::Hash entry_hash(base::Hash const& prev, base::Hash const& commitment)
{
    base::Sha256 sha;
    sha.update(prev);
    sha.update(commitment);
    return sha.finish();
}

base::EntryId to_entry_id(base::Hash const& hash)
{
    return base::EntryId(base::to_hex(hash));
}

bool to_hash(base::EntryId const& id, base::Hash& out)
{
    return base::parse_hash(id.value, out);
}

} // namespace domain
