#include "app/queries/document_query.h"

#include "app/queries/visibility.h"
#include "documents/document.h"

namespace app {

base::Result<std::string> make_document(Context& context, base::RecordId const& id, std::string const& kind)
{
    auto const* indexed = context.index.find(id.value);
    auto const* record = indexed && VisibilityPredicate(context)(*indexed) ? TRY(load_record(context, id)) : nullptr;
    if (!record)
        return base::Error{base::ErrorCode::NotFound, {}, "找不到这件信访件，不能打印文书。", "ref"};
    auto const watermark = context.workspace.demo ? documents::Watermark::Demo : documents::Watermark::None;
    return documents::render_document(kind, *record, context.surroundings(), watermark);
}

} // namespace app
