#include "window.hpp"

#include "commands.hpp"
#include "core/captions.hpp"
#include "export/png.hpp"
#include "export/whole_file.hpp"
#include "model_builder.hpp"
#include "opening.hpp"
#include "picture_maker.hpp"
#include "pictures_folder.hpp"
#include "session.hpp"
#include "state_folder.hpp"
#include "typed_keys.hpp"
#include "ui/interface.hpp"

#include <epoxy/gl.h>

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <ostream>

namespace entente {

namespace {

constexpr double kExportScale = 2.0; ///< pixels per logical pixel of a saved picture: sharp in print

std::vector<std::byte> readBytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) {
        return {};
    }
    std::vector<std::byte> bytes(static_cast<std::size_t>(file.tellg()));
    file.seekg(0);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return file ? bytes : std::vector<std::byte>{};
}

/// GLFW for as long as the window lives.
class Glfw {
  public:
    Glfw() : started_(glfwInit() == GLFW_TRUE) {}
    Glfw(const Glfw&) = delete;
    Glfw& operator=(const Glfw&) = delete;
    Glfw(Glfw&&) = delete;
    Glfw& operator=(Glfw&&) = delete;
    ~Glfw() {
        if (started_) {
            glfwTerminate();
        }
    }
    [[nodiscard]] bool started() const { return started_; }

  private:
    bool started_;
};

struct DestroyWindow {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using WindowHandle = std::unique_ptr<GLFWwindow, DestroyWindow>;

/// Dear ImGui with its two backends.
class ImGuiContextOwner {
  public:
    explicit ImGuiContextOwner(GLFWwindow* window) {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().LogFilename = nullptr;
        ImGui_ImplGlfw_InitForOpenGL(window, true);
        ImGui_ImplOpenGL3_Init("#version 330 core");
    }
    ImGuiContextOwner(const ImGuiContextOwner&) = delete;
    ImGuiContextOwner& operator=(const ImGuiContextOwner&) = delete;
    ImGuiContextOwner(ImGuiContextOwner&&) = delete;
    ImGuiContextOwner& operator=(ImGuiContextOwner&&) = delete;
    ~ImGuiContextOwner() {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
    }
};

WindowHandle createWindow(const Options& options) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "entente");
    int width = static_cast<int>(options.width);
    int height = static_cast<int>(options.height);
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor(); monitor != nullptr) {
        int x = 0;
        int y = 0;
        int mostWidth = 0;
        int mostHeight = 0;
        glfwGetMonitorWorkarea(monitor, &x, &y, &mostWidth, &mostHeight);
        if (mostWidth > 0 && mostHeight > 0) {
            width = std::min(width, mostWidth);
            height = std::min(height, mostHeight);
        }
    }
    WindowHandle window(glfwCreateWindow(width, height, "Entente", nullptr, nullptr));
    if (window) {
        glfwSetWindowSizeLimits(window.get(), 960, 600, GLFW_DONT_CARE, GLFW_DONT_CARE);
    }
    return window;
}

/// The window, what draws in it, and the loop that joins them to the session.
class MapWindow {
  public:
    MapWindow(GLFWwindow* window, Session& session, Fonts& fonts, const DataFiles& files, std::optional<double> scale)
        : window_(window), session_(session), imgui_(window), fonts_(fonts), renderer_(fonts),
          interface_(KeyCodes{GLFW_KEY_F1, GLFW_KEY_F11, GLFW_KEY_O, GLFW_KEY_S, GLFW_KEY_R, GLFW_KEY_Q}),
          regular_(readBytes(files.regularFont)), semibold_(readBytes(files.semiboldFont)), chosenScale_(scale) {
        glfwSetWindowUserPointer(window_, this);
        glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
            auto* self = static_cast<MapWindow*>(glfwGetWindowUserPointer(w));
            for (int i = 0; i < count; ++i) {
                self->session_.apply(action::OpenPath{paths[i]});
            }
        });
        listenToHands();
        glfwSetWindowRefreshCallback(
            window_, [](GLFWwindow* w) { static_cast<MapWindow*>(glfwGetWindowUserPointer(w))->frame(); });
    }

    void run() {
        glfwSwapInterval(1);
        while (glfwWindowShouldClose(window_) == 0) {
            waitForSomething();
            frame();
        }
    }

  private:
    using Clock = std::chrono::steady_clock;

    /// Keys and characters wait for their frame; ImGui has the mouse at once.
    void listenToHands() {
        glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
            const auto form = action == GLFW_PRESS     ? KeyEvent::Form::press
                              : action == GLFW_RELEASE ? KeyEvent::Form::release
                                                       : KeyEvent::Form::repeat;
            answering(w).typed_.add({form, key, scancode, mods, 0});
        });
        glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned character) {
            answering(w).typed_.add({KeyEvent::Form::character, 0, 0, 0, static_cast<char32_t>(character)});
        });
        glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int mods) {
            ImGui_ImplGlfw_MouseButtonCallback(w, button, action, mods);
            MapWindow& self = answering(w);
            if (action == GLFW_PRESS) {
                self.typed_.add({KeyEvent::Form::pointer});
            }
        });
        glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
            ImGui_ImplGlfw_ScrollCallback(w, x, y);
            answering(w);
        });
        glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double /*x*/, double /*y*/) { answering(w); });
    }

    /// The window of an event, which will be answered: also one that comes while frames are drawn anyway takes a frame
    /// to be seen and one or two to be answered. A click within one frame would wait for its end otherwise.
    static MapWindow& answering(GLFWwindow* window) {
        constexpr int kFrames = 3;
        auto& self = *static_cast<MapWindow*>(glfwGetWindowUserPointer(window));
        self.framesDue_ = std::max(self.framesDue_, kFrames);
        return self;
    }

    /// The window is drawn on change, not all the time: without anything moving it sleeps until an event.
    void waitForSomething() {
        if (framesDue_ > 0) {
            glfwPollEvents();
            --framesDue_;
            return;
        }
        constexpr double kIdle = 1.0; // seconds; messages pass and files change meanwhile
        const bool busy = session_.loader().busy() || session_.awaitsDetail();
        constexpr double kWhileBusy = 0.03;
        const double wait = busy ? kWhileBusy : kIdle;
        const auto before = Clock::now();
        glfwWaitEventsTimeout(wait);
        if (Clock::now() - before < std::chrono::duration<double>(wait)) {
            framesDue_ = 2; // ImGui shows the answer to an event one frame later
        }
    }

    void deliverKeys() {
        for (const KeyEvent& event : typed_.take(isTyping(), Interface::kFieldSigns)) {
            switch (event.form) {
            case KeyEvent::Form::character:
                ImGui_ImplGlfw_CharCallback(window_, static_cast<unsigned>(event.character));
                break;
            case KeyEvent::Form::press:
                ImGui_ImplGlfw_KeyCallback(window_, event.key, event.scancode, GLFW_PRESS, event.mods);
                break;
            case KeyEvent::Form::release:
                ImGui_ImplGlfw_KeyCallback(window_, event.key, event.scancode, GLFW_RELEASE, event.mods);
                break;
            case KeyEvent::Form::repeat: // ImGui repeats keys itself
            case KeyEvent::Form::pointer:
                break;
            }
        }
        if (!typed_.empty()) {
            framesDue_ = std::max(framesDue_, 1);
        }
    }

    void updateScale() {
        float x = 1.0F;
        float y = 1.0F;
        glfwGetWindowContentScale(window_, &x, &y);
        const double scale = chosenScale_.value_or(std::max(1.0, static_cast<double>(x)));
        if (scale != scale_) {
            scale_ = scale;
            const FontFiles files{regular_, semibold_, {}};
            interface_.setFonts(loadInterfaceFonts(*ImGui::GetIO().Fonts, files, scale_));
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
    }

    void frame() {
        const auto now = Clock::now();
        const double seconds = std::min(std::chrono::duration<double>(now - lastFrame_).count(), 0.25);
        lastFrame_ = now;
        if (session_.advanceBy(seconds)) {
            framesDue_ = std::max(framesDue_, 1);
        }
        updateScale();
        int width = 0;
        int height = 0;
        glfwGetFramebufferSize(window_, &width, &height);
        if (width <= 0 || height <= 0) {
            return;
        }
        deliverKeys();
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        ImGui::NewFrame();
        const bool fullScreen = glfwGetWindowMonitor(window_) != nullptr;
        const auto result = interface_.draw(models_.build(session_, {width, height}, scale_, fullScreen));
        ImGui::Render();
        drawPicture(result.mapArea, width, height);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        glfwSwapBuffers(window_);
        mapArea_ = result.mapArea;
        if (const Rect map = session_.picture().layout.map; map.min != map_.min || map.max != map_.max) {
            map_ = map; // what lies on the map follows it in the next frame
            framesDue_ = std::max(framesDue_, 1);
        }
        if (result.fieldComes) {
            typed_.fieldComes();
        }
        applyAll(result.actions);
        if (result.wantsAnotherFrame || !result.actions.empty()) {
            framesDue_ = std::max(framesDue_, 1);
        }
    }

    void drawPicture(const Rect& area, int width, int height) {
        const Color back = themeOf(session_.view().theme).frame;
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glViewport(0, 0, width, height);
        glDisable(GL_SCISSOR_TEST);
        glClearColor(static_cast<float>(back.r) / 255.0F, static_cast<float>(back.g) / 255.0F,
                     static_cast<float>(back.b) / 255.0F, 1.0F);
        glClear(GL_COLOR_BUFFER_BIT);
        fonts_.setLanguage(session_.view().language);
        const auto scene = session_.buildScene({area.width(), area.height()}, scale_, fonts_);
        if (!scene) {
            return;
        }
        const auto pixels = [&](double logical) { return static_cast<int>(std::lround(logical * scale_)); };
        renderer_.drawToFramebuffer(*scene, scale_,
                                    {.id = 0,
                                     .x = pixels(area.min.x),
                                     .y = height - pixels(area.max.y),
                                     .width = pixels(area.max.x) - pixels(area.min.x),
                                     .height = pixels(area.max.y) - pixels(area.min.y)});
    }

    void applyAll(const Actions& actions) {
        for (const auto& action : actions) {
            session_.apply(action);
        }
        const Requests requests = session_.takeRequests();
        if (requests.exportPicture) {
            exportPicture();
        }
        if (requests.exportTable) {
            exportTable();
        }
        if (requests.toggleFullScreen) {
            toggleFullScreen();
        }
        if (!requests.openUrl.empty()) {
            session_.say(openInBrowser(requests.openUrl) ? Severity::note : Severity::warning,
                         fmt::format("Source: {}", requests.openUrl));
        }
        if (requests.quit) {
            glfwSetWindowShouldClose(window_, GLFW_TRUE);
        }
    }

    void exportPicture() {
        const auto scene = session_.buildStill({mapArea_.width(), mapArea_.height()}, kExportScale, fonts_);
        if (!scene) {
            session_.say(Severity::warning, "There is no picture to save yet.");
            return;
        }
        const auto path = newFile(session_.nameOfPicture(), ".png");
        const auto problems = writePng(renderer_.drawToImage(*scene, kExportScale), path);
        if (problems.empty()) {
            session_.say(Severity::note, fmt::format("Picture saved: {}", path.string()));
        } else {
            session_.say(Severity::error, problems.front().text);
        }
    }

    void exportTable() {
        if (const auto table = session_.changesTable()) {
            const auto path = newFile("changes-" + session_.nameOfPicture(), ".csv");
            const std::string problem = writeWholeFile(path, *table);
            session_.say(problem.empty() ? Severity::note : Severity::error,
                         problem.empty() ? fmt::format("Table saved: {}", path.string()) : problem);
        }
    }

    void toggleFullScreen() {
        if (glfwGetWindowMonitor(window_) != nullptr) {
            glfwSetWindowMonitor(window_, nullptr, windowed_.x, windowed_.y, windowed_.width, windowed_.height,
                                 GLFW_DONT_CARE);
            return;
        }
        glfwGetWindowPos(window_, &windowed_.x, &windowed_.y);
        glfwGetWindowSize(window_, &windowed_.width, &windowed_.height);
        GLFWmonitor* monitor = glfwGetPrimaryMonitor();
        const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
        if (mode != nullptr) {
            glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
        }
    }

    struct Place {
        int x = 0, y = 0, width = 1600, height = 1000;
    };

    GLFWwindow* window_;
    Session& session_;
    ImGuiContextOwner imgui_;
    Fonts& fonts_;
    Renderer renderer_;
    Interface interface_;
    ModelBuilder models_;
    std::vector<std::byte> regular_, semibold_;
    std::optional<double> chosenScale_;
    double scale_ = 0.0;
    Rect mapArea_;
    Rect map_; ///< within the picture that was drawn last
    Place windowed_;
    TypedKeys typed_{Interface::kFieldFrames};
    int framesDue_ = 3;
    Clock::time_point lastFrame_ = Clock::now();
};

/// Draws the picture to a file where no window can be opened.
int renderInstead(Options options, const Streams& streams, const char* reason) {
    options.command = Command::render;
    options.output = "entente.png";
    streams.err << fmt::format("entente: {}; the picture is drawn to {} instead. 'entente render --help' says more.\n",
                               reason, options.output.string());
    return runRender(options, streams);
}

} // namespace

int runWindow(const Options& options, const Streams& streams) {
    const Glfw glfw;
    if (!glfw.started()) {
        return renderInstead(options, streams, "there is no display");
    }
    const auto window = createWindow(options);
    if (!window) {
        return renderInstead(options, streams, "no window with OpenGL 3.3 could be opened");
    }
    glfwMakeContextCurrent(window.get());
    auto files = findDataFiles();
    printDiagnostics(files.diagnostics, streams.err, Severity::warning);
    if (!files.value) {
        return kCannot;
    }
    auto atlas = loadAtlas(*files.value, options.boundaries, options.boundariesEnd);
    auto fonts = Fonts::create();
    printDiagnostics(atlas.diagnostics, streams.err, options.boundaries.empty() ? Severity::warning : Severity::note);
    printDiagnostics(fonts.diagnostics, streams.err, Severity::warning);
    if (!atlas.value || !fonts.value) {
        return kCannot;
    }
    View view = options.view;
    if (!options.focus.empty()) {
        view.focus = resolveParty((*atlas.value)->parties, options.focus, "--focus", streams.err);
        if (view.focus == kNoParty) {
            return kCannot;
        }
    }
    if (options.date) {
        view.window = widened(*options.date, options);
    }
    if (view.comparedWith) {
        view.comparedWith = widened(*view.comparedWith, options);
    }
    Session session(*files.value, *atlas.value, std::move(view),
                    {options.date.has_value(), options.window.value_or(Period{}), stateFile("recent"),
                     stateFile("bookmarks"), stateFile("settings"), desktopReducesMotion()});
    for (const auto& said : atlas.diagnostics) {
        if (!options.boundaries.empty()) {
            session.say(said.severity, fmt::format("{}: {}", options.boundaries.filename().string(), said.text));
        }
    }
    std::vector<OpenPack> packs;
    for (const auto& path : chosenPacks(options.packs, *files.value)) {
        packs.push_back({.path = path, .fields = options.fields});
    }
    session.open(std::move(packs));
    if (options.packs.empty() && !options.date && !options.view.comparedWith) {
        // The story of the bundled packs, from the founding of the Shanghai Five to Belarus in the SCO.
        session.playWhenLoaded({dayFromCivil({1996, 1, 1}), dayFromCivil({2024, 12, 31})});
    }
    MapWindow(window.get(), session, **fonts.value, *files.value, options.scale).run();
    return kDone;
}

} // namespace entente
