// Correcting what the fields of a file without a header are read as.

#include "session.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {

void Session::on(const action::EditFields& a) {
    const auto open =
        std::find_if(packs_.begin(), packs_.end(), [&](const OpenPack& pack) { return pack.path == a.path; });
    if (open == packs_.end()) {
        say(Severity::note, fmt::format("{} is no longer open.", a.path));
        return;
    }
    for (const auto& pack : world() == nullptr ? std::span<const Pack>{} : world()->packs()) {
        if (pack.header.file == a.path) {
            fieldEditor_.emplace(atlas_, open->path, open->fields, pack.text,
                                 pack.fields ? FileTables{pack.fields->tables, pack.fields->tablesRead} : FileTables{});
            return;
        }
    }
    // It could not be read: its fields are not those that were asked for. Now they are recognised.
    fieldEditor_.emplace(atlas_, open->path, FieldChoices{}, nullptr, FileTables{});
}

void Session::on(const action::ChooseField& a) {
    if (fieldEditor_) {
        fieldEditor_->choose(a.role, a.fields);
    }
}

void Session::on(const action::ChooseTable& a) {
    if (fieldEditor_) {
        fieldEditor_->chooseTable(a.table);
    }
}

void Session::on(const action::ReadRowsAs& a) {
    if (fieldEditor_) {
        fieldEditor_->readAs(a.layer);
    }
}

void Session::on(const action::SetDirected& a) {
    if (fieldEditor_) {
        fieldEditor_->setDirected(a.directed);
    }
}

void Session::on(const action::ApplyFields& /*a*/) {
    if (!fieldEditor_) {
        return;
    }
    const auto choices = fieldEditor_->choices();
    const auto open = std::find_if(packs_.begin(), packs_.end(),
                                   [&](const OpenPack& pack) { return pack.path == fieldEditor_->path(); });
    if (open != packs_.end() && (open->fields != choices || open->broken)) {
        open->fields = choices;
        dateChosen_ = true;
        reload(true);
    }
    fieldEditor_.reset();
}

void Session::on(const action::CancelFields& /*a*/) {
    fieldEditor_.reset();
}

} // namespace entente
