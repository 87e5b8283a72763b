#include "app/queries/document_query.h"

namespace app {

base::Result<std::string> make_document(Context&, base::RecordId const&, std::string const& kind)
{
    return base::Error{base::ErrorCode::NotFound, {}, "没有“" + kind + "”这种文书的版式。", "kind"};
}

} // namespace app
