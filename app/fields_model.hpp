#pragma once
/// What the dialog of fields shows.

#include "field_editor.hpp"
#include "ui/model.hpp"

namespace entente {

[[nodiscard]] FieldsModel fieldsModel(const FieldEditor& editor);

} // namespace entente
