#pragma once
/// What a file without a header is read as, while a person corrects it. Nothing else changes until the choices are
/// applied; what they would lead to is found out on a thread of its own.

#include "background_task.hpp"
#include "core/atlas.hpp"
#include "core/day.hpp"
#include "core/pack.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// What a file would be with some choices.
struct FieldPreview {
    std::shared_ptr<const PackText> text;      ///< that was read; none where the file cannot be read
    std::shared_ptr<const FieldReport> report; ///< none where the file needs no recognition, or cannot be read
    FieldChoices choices;                      ///< the fewest that lead there
    std::size_t rows = 0, ties = 0;
    std::size_t withoutTie = 0;         ///< rows that make none, though their layer is one of ties
    std::size_t withoutParty = 0;       ///< rows with a tie that nobody known has an end of
    std::optional<Window> days;         ///< the first and last that anything begins or ends on
    std::vector<std::string> firstRows; ///< as they are read, three at most
    std::string problem;                ///< why there is no report
};

/// Reads a file with some choices, from `text` where it is given.
[[nodiscard]] FieldPreview previewFields(const Atlas& atlas, const std::filesystem::path& path,
                                         std::shared_ptr<const PackText> text, const FieldChoices& choices,
                                         const Progress& progress);

/// The tables (sheets, layers) of a file that has several.
struct FileTables {
    std::vector<std::string> all, read; ///< names
};

class FieldEditor {
  public:
    /// Begins with the choices that hold for the file, and its text and its tables where they are known.
    FieldEditor(std::shared_ptr<const Atlas> atlas, std::filesystem::path path, FieldChoices choices,
                std::shared_ptr<const PackText> text, FileTables tables);

    /// Reads another table, whose fields are recognised anew; empty: the one chosen by what they hold.
    void chooseTable(const std::string& table);
    void choose(FieldRole role, std::vector<std::string> fields);
    void readAs(Layer layer);
    void setDirected(bool directed);
    /// Takes a preview that is finished; true where there was one.
    bool advance();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// The mapping as it is chosen, which a preview may still be under way for; empty before the first preview.
    [[nodiscard]] FieldMapping mapping() const;
    /// The newest that is there; null before the first.
    [[nodiscard]] const FieldPreview* preview() const { return preview_ ? &*preview_ : nullptr; }
    [[nodiscard]] bool busy() const { return task_.busy(); }
    /// None where the file has one.
    [[nodiscard]] const FileTables& tables() const { return tables_; }
    /// What to read the file with.
    [[nodiscard]] const FieldChoices& choices() const { return busy() || !preview_ ? choices_ : preview_->choices; }

  private:
    /// Finds out what choices lead to that keep the table.
    void start(FieldChoices choices);

    std::shared_ptr<const Atlas> atlas_;
    std::filesystem::path path_;
    FieldChoices choices_;
    std::shared_ptr<const PackText> text_;
    FileTables tables_;
    std::optional<FieldPreview> preview_;
    BackgroundTask<FieldPreview> task_;
};

} // namespace entente
