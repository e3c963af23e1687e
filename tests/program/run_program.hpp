#pragma once
/// Runs the built program as a reader's shell would.

#include <catch2/catch.hpp>

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace entente::test {

namespace fs = std::filesystem;

/// A folder of its own that goes with its owner.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "entente-test-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

inline std::string contentOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

struct Ran {
    int status = -1; ///< exit status; 128 and the signal where it was killed
    std::string out, err;
};

inline std::string quoted(const std::string& word) {
    std::string result = "'";
    for (const char c : word) {
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return result + "'";
}

/// Runs a command line of a shell.
inline Ran runShell(const std::string& line) {
    const TemporaryFolder folder;
    const fs::path err = folder / "err";
    Ran ran;
    FILE* pipe = popen(("{ " + line + "\n} 2>" + quoted(err.string())).c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 65536> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        ran.out.append(buffer.data(), n);
    }
    const int status = pclose(pipe);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran.err = contentOf(err);
    return ran;
}

/// Runs entente with these arguments, with no display.
inline Ran runEntente(const std::vector<std::string>& arguments) {
    std::string line = "env -u DISPLAY -u WAYLAND_DISPLAY " + quoted(ENTENTE_PROGRAM);
    for (const auto& argument : arguments) {
        line += " " + quoted(argument);
    }
    return runShell(line);
}

inline std::string sourceFile(const std::string& name) {
    return std::string(ENTENTE_SOURCE_DIR) + "/" + name;
}

inline std::vector<std::string> linesOf(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// The fields of a line of CSV whose quoted fields hold no quotation marks.
inline std::vector<std::string> fieldsOf(const std::string& line) {
    std::vector<std::string> fields(1);
    bool inQuotes = false;
    for (const char c : line) {
        if (c == '"') {
            inQuotes = !inQuotes;
        } else if (c == ',' && !inQuotes) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

} // namespace entente::test
